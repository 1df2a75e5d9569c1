// What this browser remembers. A browser that refuses storage just forgets.

const PREFIX = "rehearsal.";

export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Private windows may refuse: the choice then lasts until the page closes.
  }
}

const THEMES = ["auto", "light", "dark"];

export const theme = () => (THEMES.includes(recall("theme")) ? recall("theme") : "auto");

/** Show the theme; "auto" follows the system. */
export function applyTheme(choice) {
  document.documentElement.dataset.theme = choice;
}

/** Move on to the next theme and return it. */
export function nextTheme() {
  const choice = THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % 3];
  remember("theme", choice);
  applyTheme(choice);
  return choice;
}
