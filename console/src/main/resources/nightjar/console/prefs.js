// Choices of this browser. Without storage they last as long as the page.
const memory = new Map();

/** A choice, or `otherwise`. */
export function pref(name, otherwise) {
  if (memory.has(name)) return memory.get(name);
  try {
    return localStorage.getItem('nightjar.' + name) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a choice. */
export function setPref(name, value) {
  memory.set(name, value);
  try {
    localStorage.setItem('nightjar.' + name, value);
  } catch {
    // Storage is off: the choice lasts as long as the page.
  }
}

/** 'dark', 'light' or 'system', and at once. */
export function setTheme(choice) {
  setPref('theme', choice);
  dispatchEvent(new CustomEvent('nightjar-theme', { detail: choice }));
}
