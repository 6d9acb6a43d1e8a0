/**
 * The icon in the browser's tab: the rail of time with its live point. It is drawn in the page, so nothing is fetched.
 */
export const ICON =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path d='M8 0v16' stroke='%23889' stroke-width='2'/><circle cx='8' cy='6' r='4' fill='%23c8102e'/></svg>";
