/** The beginning of the name by which a reader's choice is remembered; the blog's slug follows. */
export const CHOICE = 'rallyline-tell/';
