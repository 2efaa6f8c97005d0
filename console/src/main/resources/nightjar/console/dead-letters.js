// Lines that could not be taken: which, why, and taking them in again.
import { html, useState } from './vendor/htm-preact-standalone.js';
import { post } from './api.js';
import { Button, Card, visible } from './parts.js';
import { LogText } from './text.js';
import { ago, count, dateTime, plural } from './time.js';

/** Nothing where there are none. `onDone` hears that lines were taken in again. */
export function DeadLetters({ list, onDone }) {
  const [key, setKey] = useState('');
  const [said, setSaid] = useState({});
  if (!list || !list.total) return null;
  const resubmit = async (arrival) => {
    setSaid({ busy: true });
    try {
      const done = await post(`/api/v1/dead-letters/${arrival}/resubmit`, {}, { key });
      setSaid({ text: `${plural(done.lines, 'line')} of arrival ${arrival} ${done.replayed ? 'were taken in before' : 'are taken in again'}, as arrival ${done.arrival}.` });
      onDone();
    } catch (error) {
      setSaid({ text: `Not taken in: ${[error.message, error.hint].filter(Boolean).join(' ')}`, bad: true });
    }
  };
  const row = (l) => html`<tr key=${l.arrival}><th scope="row" class="num">${l.arrival}</th>
    <td class="num" data-name="Came" title=${dateTime(l.time)}>${ago(l.time)}</td><td data-name="Source" class="mono">${visible(l.source) || '–'}</td>
    <td class="n num" data-name="Lines">${count(l.lines)}</td><td class="sec trouble" data-name="Reason">${visible(l.reason)}</td>
    <td class="trouble mono" data-name="Sample">${l.sample ? html`<${LogText} text=${l.sample} max=${200} />` : '–'}</td>
    <td>${l.resubmitted_as ? html`<span class="sec">Taken in again as ${l.resubmitted_as}</span>` : l.lines > 0 && html`
      <${Button} disabled=${said.busy || !key} aria-label=${`Resubmit arrival ${l.arrival}`} onClick=${() => resubmit(l.arrival)}>Resubmit</${Button}>`}</td></tr>`;
  return html`<${Card} id="dead-letters" title="Rejected lines" note=${`${plural(list.lines, 'line')} in ${plural(list.total, 'arrival')}`}>
    <form class="sy-key" onSubmit=${(e) => e.preventDefault()}><label>Key that may change everything<input class="field" type="password" autocomplete="off"
      value=${key} onInput=${(e) => setKey(e.target.value)} placeholder="nj_…" /></label>
      <span class=${`said${said.bad ? ' bad' : ''}`} role="status">${said.text ? visible(said.text) : 'To have lines taken in again, as if they came now; each is once.'}</span></form>
    <div class="sy-scroll" tabindex="0" role="region" aria-label="Rejected lines"><table class="sy-table"><thead><tr>
      ${['Arrival', 'Came', 'Source', 'Lines', 'Reason', 'Sample', ''].map((t, i) => html`<th scope="col" class=${i === 3 ? 'n' : ''}>${t}</th>`)}</tr></thead>
      <tbody>${list.letters.map(row)}</tbody></table></div></${Card}>`;
}
