// A link to exactly what is seen now.
import { html } from './vendor/htm-preact-standalone.js';
import { Button } from './parts.js';
import { patched } from './route.js';
import { rangeOf, zone } from './time.js';
import { toast } from './toast.js';

/** This address with its relative range made absolute and its times no longer counted from now. */
export function frozen(route, hasRange = true) {
  const range = rangeOf(route.query);
  const times = hasRange ? { range: null, from: range.from, to: range.to } : {};
  return location.origin + patched({ ...times, zone: zone(), freeze: 1, live: 'off' });
}

/** Copies text and says so; where the browser forbids it, shows it to be copied by hand. */
export async function copy(text, what = 'Link copied') {
  try {
    await navigator.clipboard.writeText(text);
    toast(what);
  } catch {
    toast(text);
  }
}

/** The button; `hasRange` false on pages without a time range. */
export const CopyLink = ({ route, hasRange = true }) => html`<${Button} icon="link" aria-label="Copy link"
  title="Times in the link stay as they are now" onClick=${() => copy(frozen(route, hasRange))}><span class="lbl">Copy link</span><//>`;
