// What stood before and after a line in its source.
import { html, useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { Button, ErrorBox, Loading, Severity, visible } from './parts.js';
import { count, hmsMilli } from './time.js';
import { Message } from './explore-rows.js';

export function Context({ id, patterns, words, onClose }) {
  const [lines, setLines] = useState(10);
  const dialog = useRef(null);
  const here = useRef(null);
  const around = useApi(`/api/v1/logs/${id}/context`, { lines });
  useEffect(() => {
    dialog.current.showModal();
    return () => dialog.current && dialog.current.close();
  }, []);
  useEffect(() => { if (here.current) here.current.scrollIntoView({ block: 'center' }); }, [around.data]);
  const rows = around.data ? around.data.results : [];
  const one = around.data && rows[around.data.index];
  return html`<dialog class="ex-context" ref=${dialog} aria-labelledby="context-title" onClose=${onClose}
      onClick=${(e) => e.target === dialog.current && dialog.current.close()}>
    <div class="h"><h2 id="context-title">Context</h2>${one && html`<small class="mono">${visible(one.source)}${one.line ? `:${count(one.line)}` : ''}</small>`}
      <span class="sp" />
      ${[10, 25, 100].map((n) => html`<${Button} kind=${n === lines ? '' : 'ghost'} aria-pressed=${n === lines} onClick=${() => setLines(n)}>±${n}</${Button}>`)}
      <${Button} kind="ghost" icon="close" aria-label="Close context" onClick=${() => dialog.current.close()} /></div>
    <div class="ex-around" tabindex="0" role="region" aria-label="Lines around">
      ${around.error ? html`<${ErrorBox} error=${around.error} onRetry=${around.reload} />`
        : !around.data ? html`<${Loading} slow=${around.slow} />`
        : html`<ol>${rows.map((log, i) => html`<li key=${log.id} ref=${i === around.data.index ? here : undefined}
            class=${i === around.data.index ? 'here' : ''} aria-current=${i === around.data.index ? 'true' : undefined}>
            <span class="t">${hmsMilli(log.timestamp)}</span><${Severity} level=${log.level} />
            <span class="m" dir="ltr"><${Message} text=${log.message.slice(0, 2000)} pattern=${patterns.get(log.pattern_id)} words=${words} /></span></li>`)}</ol>`}
    </div>
  </dialog>`;
}
