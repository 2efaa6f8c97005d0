// One short message at the foot of the page, with a way back where there is one.
import { html, useEffect, useState } from './vendor/htm-preact-standalone.js';
import { Button } from './parts.js';
import { useKeys } from './keys.js';

const SHOWN_MS = 8000;
let show = () => {};

/** Says `text`; with `undo` a button that calls it. Replaces what was said before. */
export const toast = (text, undo) => show({ text, undo });

/** Where toasts appear; once, in the shell. A screen reader hears them politely. */
export function Toasts() {
  const [said, say] = useState(null);
  show = say;
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => say(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const undo = said && said.undo && (() => {
    say(null);
    said.undo();
  });
  useKeys('Everywhere', undo ? { z: { label: 'Undo', run: undo } } : {});
  return html`<div class="toasts" role="status" aria-live="polite">
    ${said && html`<div class="toast"><span>${said.text}</span>
      ${undo && html`<${Button} onClick=${undo} keys="Z">Undo</${Button}>`}
      <${Button} kind="ghost" icon="close" aria-label="Dismiss" onClick=${() => say(null)} /></div>`}
  </div>`;
}
