// Lines in their order, in a dialog: those around a line, or all with an id.
import { html, useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { Button, ErrorBox, Loading, Severity, visible } from './parts.js';
import { count, hmsMilli } from './time.js';
import { Message } from './explore-rows.js';

/** load: as {@link useApi} gives it; before(log, i): what stands before level and message; here: place of the line that it is about. */
export function Around({ kind = '', title, note, tools, label, load, rows, here, before, patterns, words, onClose, children }) {
  const dialog = useRef(null);
  const middle = useRef(null);
  useEffect(() => {
    dialog.current.showModal();
    return () => dialog.current && dialog.current.close();
  }, []);
  useEffect(() => { if (middle.current) middle.current.scrollIntoView({ block: 'center' }); }, [load.data]);
  return html`<dialog class=${`ex-context ${kind}`} ref=${dialog} aria-labelledby="around-title" onClose=${onClose}
      onClick=${(e) => e.target === dialog.current && dialog.current.close()}>
    <div class="h"><h2 id="around-title">${title}</h2>${note && html`<small>${note}</small>`}<span class="sp" />${tools}
      <${Button} kind="ghost" icon="close" aria-label="Close" onClick=${() => dialog.current.close()} /></div>
    ${children}
    <div class="ex-around" tabindex="0" role="region" aria-label=${label}>
      ${load.error ? html`<${ErrorBox} error=${load.error} onRetry=${load.reload} />`
        : !load.data ? html`<${Loading} slow=${load.slow} />`
        : !rows.length ? html`<p class="ex-notice">No line has it any more.</p>`
        : html`<ol>${rows.map((log, i) => html`<li key=${log.id} ref=${i === here ? middle : undefined}
            class=${i === here ? 'here' : ''} aria-current=${i === here ? 'true' : undefined}>
            ${before(log, i)}<${Severity} level=${log.level} />
            <span class="m" dir="ltr"><${Message} text=${log.message.slice(0, 2000)} pattern=${patterns.get(log.pattern_id)} words=${words} /></span></li>`)}</ol>`}
    </div>
  </dialog>`;
}

/** What stood before and after a line in its source. */
export function Context({ id, ...shared }) {
  const [lines, setLines] = useState(10);
  const load = useApi(`/api/v1/logs/${id}/context`, { lines });
  const rows = load.data ? load.data.results : [];
  const here = load.data && load.data.index;
  const one = load.data && rows[here];
  return html`<${Around} title="Context" label="Lines around" load=${load} rows=${rows} here=${here} ...${shared}
    note=${one && html`<span class="mono">${visible(one.source)}${one.line ? `:${count(one.line)}` : ''}</span>`}
    tools=${[10, 25, 100].map((n) => html`<${Button} kind=${n === lines ? '' : 'ghost'} aria-pressed=${n === lines} onClick=${() => setLines(n)}>±${n}</${Button}>`)}
    before=${(log) => html`<span class="t">${hmsMilli(log.timestamp)}</span>`} />`;
}
