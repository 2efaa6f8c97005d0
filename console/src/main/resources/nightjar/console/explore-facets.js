// What the lines found are made of, each value a filter.
import { html, useState } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { patch } from './route.js';
import { visible } from './parts.js';
import { count } from './time.js';
import { LEVELS, LEVEL_NAMES, toApi, toggled, toUrl } from './explore-filters.js';

const MOST_VALUES = 6;

/**
 * Facets of the range under the filters. A facet that is filtered by itself is asked for without that filter, so that the values
 * one may add stay in sight. {level, service, pattern, unusual, error}
 */
export function useFacets(filters, time, again) {
  const path = '/api/v1/logs/facets';
  const all = useApi(path, { ...toApi(filters), ...time }, again);
  const without = (key) => useApi(filters[key].length ? path : null, { ...toApi(filters, key), ...time }, again);
  const level = without('level');
  const service = without('service');
  const pattern = without('pattern');
  const unusual = useApi('/api/v1/logs/search', { ...toApi(filters, 'unusual'), ...time, is_anomaly: 'true', limit: 1 }, again);
  const pick = (own, key) => ((filters[key].length ? own.data : all.data) || {})[key];
  return { level: pick(level, 'level'), service: pick(service, 'service'), pattern: pick(pattern, 'pattern'),
    unusual: unusual.data && unusual.data.total, error: all.error, reload: all.reload };
}

export function Facets({ filters, facets, patterns, open }) {
  const set = (change) => patch({ ...toUrl({ ...filters, ...change }), log: null });
  const levels = facets.level || {};
  const shownLevels = LEVELS.filter((l, i) => i < 5 || levels[l] || filters.level.includes(l));
  return html`<aside id="ex-facets" class=${`ex-facets${open ? ' open' : ''}`} aria-label="Filters">
    <div class="ex-facet-body">
      ${facets.error && !facets.level && html`<p class="cap">Counts are missing: ${facets.error.message}</p>`}
      <${Facet} title="Level" values=${shownLevels.map((l) => ({ key: l, name: LEVEL_NAMES[l], count: levels[l] || 0,
        tone: l === 'UNSPECIFIED' || l === 'TRACE' ? 'debug' : l.toLowerCase() }))} on=${filters.level} known=${Boolean(facets.level)}
        toggle=${(l) => set({ level: LEVELS.filter((x) => toggled(filters.level, l).includes(x)) })} />
      <${Facet} title="Anomaly score" values=${[{ key: 'unusual', name: 'Unusual', count: facets.unusual ?? 0, tone: 'unusual' }]}
        on=${filters.unusual ? ['unusual'] : []} known=${facets.unusual !== null && facets.unusual !== undefined}
        whole=${Object.values(levels).reduce((a, b) => a + b, 0)} toggle=${() => set({ unusual: !filters.unusual })} />
      <${Facet} title="Service" mono values=${named(facets.service, 'name', filters.service)} on=${filters.service}
        known=${Boolean(facets.service)} toggle=${(s) => set({ service: filters.service.includes(s) ? [] : [s] })} />
      <${Facet} title="Pattern" values=${named(facets.pattern, 'id', filters.pattern, patterns)} on=${filters.pattern}
        known=${Boolean(facets.pattern)} toggle=${(p) => set({ pattern: toggled(filters.pattern, p) })} />
    </div>
  </aside>`;
}

/** Values as they came, and those filtered by that no longer occur. */
function named(values, key, on, texts) {
  const list = (values || []).map((v) => ({ key: v[key], name: v.text ? v.text.replaceAll('<*>', '∗') : v.name || v[key], count: v.count, tone: 'info' }));
  const gone = on.filter((k) => !list.some((v) => v.key === k)).map((k) => ({ key: k, name: (texts && texts.get(k)) || k, count: 0, tone: 'info' }));
  return [...list, ...gone];
}

function Facet({ title, values, on, toggle, known, mono, whole }) {
  const [all, setAll] = useState(false);
  if (known && !values.length) return null;
  const most = whole || Math.max(1, ...values.map((v) => v.count));
  const shown = all || title === 'Level' ? values.slice(0, 40) : values.filter((v, i) => i < MOST_VALUES || on.includes(v.key));
  return html`<fieldset class="ex-facet"><legend>${title}${values.length > shown.length || all ? html` <small>${count(values.length)}</small>` : null}</legend>
    ${shown.map((v) => html`<label key=${v.key} class="ex-value" title=${visible(v.name)}>
      <input type="checkbox" checked=${on.includes(v.key)} onChange=${() => toggle(v.key)} />
      <span class=${mono ? 'name mono' : 'name'}>${visible(v.name)}</span><span class="num">${known ? count(v.count) : ''}</span>
      <i aria-hidden="true">${v.count > 0 && html`<b class=${v.tone} style=${{ width: `${Math.min(100, (v.count / most) * 100)}%` }} />`}</i></label>`)}
    ${values.length > MOST_VALUES && title !== 'Level' && html`<button type="button" class="ex-all" onClick=${() => setAll(!all)}>
      ${all ? 'Show fewer' : `Show all ${Math.min(40, values.length)}`}</button>`}
  </fieldset>`;
}
