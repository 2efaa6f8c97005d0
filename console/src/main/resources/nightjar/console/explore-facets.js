// What the lines found are made of, each value a term of the query.
import { html, useRef, useState } from './vendor/htm-preact-standalone.js';
import { patch } from './route.js';
import { severityTone, severityWord, visible } from './parts.js';
import { count } from './time.js';
import { ANY_SCORE, LEVELS, addressOf, toggled, withValues } from './explore-query.js';

const MOST_VALUES = 6;
const KINDS = ['level', 'service', 'source', 'pattern'];

/**
 * Values of each facet. Of one that the lines shown were asked for by, those that it had before stay in sight without their counts,
 * so that one may add or change them.
 */
function useKept(facets, on) {
  const kept = useRef({});
  const answer = useRef({ facets: null, on });
  if (answer.current.facets !== facets) answer.current = { facets, on };
  const asked = answer.current.on;
  const shown = {};
  for (const kind of KINDS) {
    const values = facets && facets[kind].values;
    if (values && !asked[kind].length) kept.current[kind] = values;
    const has = (v) => values.some((w) => (w.id || w.name) === (v.id || v.name));
    shown[kind] = values && [...values, ...(asked[kind].length ? kept.current[kind] || [] : []).filter((v) => !has(v)).map((v) => ({ ...v, count: null }))];
  }
  return shown;
}

/** q: the query; on: the facets it asks for; facets: as the server gives them, or null. */
export function Facets({ q, on, facets, patterns, open }) {
  const set = (kind, values) => patch({ ...addressOf(withValues(q, kind, values)), log: null });
  const { level, service, source, pattern } = useKept(facets, on);
  const one = (kind) => (v) => set(kind, on[kind].includes(v) ? [] : [v]);
  const scores = [...new Set(['90', '50', ...on.unusual, ANY_SCORE])].sort((a, b) => b - a);
  const levels = new Map((level || []).map((v) => [v.name, v.count]));
  const shownLevels = LEVELS.filter((l, i) => i < 5 || levels.has(l) || on.level.includes(l));
  const partial = facets && KINDS.some((kind) => !facets[kind].complete);
  return html`<aside id="ex-facets" class=${`ex-facets${open ? ' open' : ''}`} aria-label="Filters">
    <div class="ex-facet-body">
      ${partial && html`<p class="cap">Counting stopped at its time limit: these may be too low.</p>`}
      <${Facet} title="Level" values=${shownLevels.map((l) => ({ key: l, name: severityWord(l), count: levels.has(l) ? levels.get(l) : on.level.length ? null : 0, tone: severityTone(l) }))} on=${on.level} known=${Boolean(level)}
        toggle=${(l) => set('level', toggled(on.level, l))} />
      <${Facet} title="Anomaly score" values=${scores.map((n) => ({ key: n, name: n === ANY_SCORE ? 'All that is unusual' : `${n} and more`, count: null }))}
        on=${on.unusual} known=${true} toggle=${one('unusual')} />
      <${Facet} title="Service" mono values=${named(service, 'name', on.service)} on=${on.service}
        known=${Boolean(service)} toggle=${one('service')} />
      <${Facet} title="Pattern" values=${named(pattern, 'id', on.pattern, patterns)} on=${on.pattern}
        known=${Boolean(pattern)} toggle=${(p) => set('pattern', toggled(on.pattern, p))} />
      ${(on.source.length > 0 || (source && source.length > 1)) && html`<${Facet} title="Source" mono values=${named(source, 'name', on.source)} on=${on.source}
        known=${Boolean(source)} toggle=${one('source')} />`}
    </div>
  </aside>`;
}

/** Values as they came, and those filtered by that no longer occur. */
function named(values, key, on, texts) {
  const list = (values || []).map((v) => ({ key: v[key], name: v.text ? v.text.replaceAll('<*>', '∗') : v.name || v[key], count: v.count, tone: 'info' }));
  const gone = on.filter((k) => !list.some((v) => v.key === k)).map((k) => ({ key: k, name: (texts && texts.get(k)) || k, count: 0, tone: 'info' }));
  return [...list, ...gone];
}

function Facet({ title, values, on, toggle, known, mono }) {
  const [all, setAll] = useState(false);
  if (known && !values.length) return null;
  const most = Math.max(1, ...values.map((v) => v.count));
  const shown = all || title === 'Level' ? values.slice(0, 40) : values.filter((v, i) => i < MOST_VALUES || on.includes(v.key));
  return html`<fieldset class="ex-facet"><legend>${title}${values.length > shown.length || all ? html` <small>${count(values.length)}</small>` : null}</legend>
    ${shown.map((v) => html`<label key=${v.key} class="ex-value" title=${visible(v.name)}>
      <input type="checkbox" checked=${on.includes(v.key)} onChange=${() => toggle(v.key)} />
      <span class=${mono ? 'name mono' : 'name'}>${visible(v.name)}</span><span class="num">${known && v.count !== null ? count(v.count) : ''}</span>
      ${v.count !== null && html`<i aria-hidden="true">${v.count > 0 && html`<b class=${v.tone} style=${{ width: `${Math.min(100, (v.count / most) * 100)}%` }} />`}</i>`}</label>`)}
    ${values.length > MOST_VALUES && title !== 'Level' && html`<button type="button" class="ex-all" onClick=${() => setAll(!all)}>
      ${all ? 'Show fewer' : `Show all ${Math.min(40, values.length)}`}</button>`}
  </fieldset>`;
}
