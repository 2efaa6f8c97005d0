// Icons as elements, so that their colour is the text's.
import { html } from './vendor/htm-preact-standalone.js';

const PATHS = {
  overview: ['M2 12.5V9M6 12.5V4M10 12.5V7M14 12.5V2.5'],
  incidents: ['M8 2l6.2 11H1.8z', 'M8 6.5v3M8 11.4v.1'],
  explore: ['M11.6 7A4.6 4.6 0 1 1 2.4 7a4.6 4.6 0 0 1 9.2 0z', 'M10.6 10.6L14 14'],
  patterns: ['M2 4h12M2 8h7M2 12h10', 'M13.7 8a1.2 1.2 0 1 1-2.4 0 1.2 1.2 0 0 1 2.4 0z'],
  system: ['M8 13.6S2 10 2 5.9A3 3 0 0 1 8 4.6a3 3 0 0 1 6 1.3C14 10 8 13.6 8 13.6z'],
  clock: ['M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z', 'M8 4.6V8l2.4 1.6'],
  link: ['M6.5 9.5l3-3M7 4.5l1.6-1.6a3 3 0 0 1 4.4 4.4L11.4 9M9 11.5l-1.6 1.6A3 3 0 0 1 3 8.7L4.6 7'],
  chevron: ['M4.5 6.5L8 10l3.5-3.5'],
  check: ['M3 8.5l3.2 3L13 4.5'],
  mute: ['M3 6.2h2.2L8.5 3.4v9.2L5.2 9.8H3zM11 6l3 4M14 6l-3 4'],
  close: ['M4 4l8 8M12 4l-8 8'],
  filter: ['M2 3.5h12M4.5 8h7M6.5 12.5h3'],
  download: ['M8 2.5v7.5M4.8 7.2L8 10.3l3.2-3.1M2.5 13.5h11'],
  out: ['M9 3h4v4M13 3L7.5 8.5M6.5 4H3.5v8.5H12V9.5'],
  keyboard: ['M1.5 4.5h13v7.5h-13zM4 7h.1M6.7 7h.1M9.3 7h.1M12 7h.1M5 9.6h6'],
  back: ['M9.5 3.5L5 8l4.5 4.5'],
  user: ['M10.5 5.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z', 'M3 13.5c.6-2.6 2.5-4 5-4s4.4 1.4 5 4'],
  plus: ['M8 3v10M3 8h10'],
  minus: ['M3 8h10'],
  pause: ['M5.5 3.5v9M10.5 3.5v9'],
};

/** An icon by name; takes no part in what a screen reader says. */
export function Icon({ name, class: extra = '' }) {
  if (name === 'live') {
    return html`<svg class=${'icon ' + extra} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="2.4" fill="currentColor" /><circle cx="8" cy="8" r="5.6" /></svg>`;
  }
  return html`<svg class=${'icon ' + extra} viewBox="0 0 16 16" aria-hidden="true">
    ${(PATHS[name] || []).map((d) => html`<path d=${d} />`)}</svg>`;
}

/** The bird. */
export const Bird = () => html`<svg class="bird" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M2.5 15.6c3.2-.4 5-1.9 6.3-4.2C10.4 8.5 12.6 6.6 16.3 6.6c2 0 3.5.7 4.3 1.7l1.6.5-1.5.9c-.2 3.8-3 7.2-7.5 7.9-1.9.3-3.4.1-4.8-.3l-3.7 2.2 1.3-2.7c-1.2-.2-2.4-.6-3.5-1.2z" />
  <circle cx="17.4" cy="8.9" r="1" /></svg>`;
