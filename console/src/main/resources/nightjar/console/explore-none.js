// Why there are no lines, and what to do about it.
import { html, useEffect, useRef } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { useLive } from './live.js';
import { patch } from './route.js';
import { copy } from './copy.js';
import { Button, Empty, ErrorBox, Loading, visible } from './parts.js';
import { ago, dateTime, iso, ms } from './time.js';
import { addressOf, loosened } from './explore-query.js';

const HOUR = 3600e3;

/** The first minutes: nothing was ever read. */
function FirstLines() {
  const curl = `curl -H 'Content-Type: text/plain' --data-binary @app.log '${location.origin}/api/v1/logs?service=app'`;
  const up = 'nightjar up app.log';
  const line = (text) => html`<div class="ex-curl"><code tabindex="0">${text}</code><${Button} onClick=${() => copy(text, 'Copied')}>Copy</${Button}></div>`;
  return html`<${Empty} title="No lines yet" action=${html`${line(curl)}<p>or start Nightjar with a file to follow:</p>${line(up)}`}>
    Send the first ones. They are on this page a few seconds later.</${Empty}>`;
}

/** Nothing under this query or in this time: each term that could be left out, and where the newest lines are. */
export function NoLines({ q, selection, onClearSelection, onRefresh, range }) {
  const { beat } = useLive();
  const newest = useApi('/api/v1/logs/search', { limit: 1, count: 'false' }, beat);
  const first = useRef(true);
  const none = newest.data && !newest.data.results.length;
  useEffect(() => {
    if (!first.current && none === false && range.relative) onRefresh();
    first.current = !none; // from here on the first line is waited for
  }, [none]);
  if (newest.error && !newest.data) return html`<${ErrorBox} error=${newest.error} onRetry=${newest.reload} />`;
  if (!newest.data) return html`<${Loading} slow=${newest.slow} />`;
  const last = newest.data.results[0];
  if (!last) return html`<${FirstLines} />`;
  const terms = q ? loosened(q) : [];
  const time = ms(last.timestamp);
  const outside = time < range.fromMs || time > range.toMs;
  const jump = () => patch({ from: iso(time - HOUR), to: iso(time + 1000), range: null, sel: null });
  const loosen = html`<div class="ex-loosen">
    ${selection && html`<${Button} onClick=${onClearSelection}>The whole time, not the selection</${Button}>`}
    ${terms.map(({ term, without }) => html`<${Button} key=${term} onClick=${() => patch(addressOf(without))}>Without ${visible(term.slice(0, 60))}</${Button}>`)}
    ${range.key !== '7d' && range.relative && html`<${Button} onClick=${() => patch({ range: '7d' })}>Last 7 days</${Button}>`}
    ${outside && html`<${Button} onClick=${jump}>Go to the newest lines</${Button}>`}</div>`;
  return html`<${Empty} title=${q ? 'No line matches' : 'No lines in this time'} action=${loosen}>
    ${outside ? `The newest line is of ${dateTime(time)}, ${ago(time)}.` : 'Loosen one of these:'}</${Empty}>`;
}
