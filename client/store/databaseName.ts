/** The name of the phone's one database, and of the channel on which its pages tell each other of it. */
export const PHONE = 'rallyline-phone';

/** The databases of former builds, which a phone may still have. */
export const FORMER = ['rallyline-outbox', 'rallyline-photos', 'rallyline-turn'];
