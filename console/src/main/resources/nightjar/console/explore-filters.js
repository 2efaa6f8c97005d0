// What Explore looks for: read from the URL, written to the URL, and put to the server.

export const LEVELS = ['FATAL', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE', 'UNSPECIFIED'];
export const LEVEL_NAMES = { FATAL: 'Fatal', ERROR: 'Error', WARN: 'Warning', INFO: 'Info', DEBUG: 'Debug', TRACE: 'Trace',
  UNSPECIFIED: 'Unspecified' };
const ALIASES = { WARNING: 'WARN', CRITICAL: 'FATAL', ERR: 'ERROR', W: 'WARN', E: 'ERROR', F: 'FATAL', I: 'INFO', D: 'DEBUG', T: 'TRACE' };
const LISTS = ['level', 'service', 'pattern', 'hide'];

const list = (value) => (value ? value.split(',').map((v) => v.trim()).filter(Boolean) : []);
const levelOf = (name) => { const up = name.toUpperCase(); return ALIASES[up] || (LEVELS.includes(up) ? up : null); };

/** The filters a URL holds. Unknown levels are left out; the API takes one service. */
export function filtersOf(query) {
  const f = Object.fromEntries(LISTS.map((key) => [key, list(query[key])]));
  const least = query.min_level && levelOf(query.min_level);
  const level = least ? LEVELS.slice(0, LEVELS.indexOf(least) + 1) : [...new Set(f.level.map(levelOf).filter(Boolean))];
  return { ...f, level, service: f.service.slice(0, 1), q: query.q || '', source: query.source || '', incident: query.incident || '',
    unusual: query.is === 'unusual', tail: query.tail === '1' };
}

/** The least level when the levels are all from one upward, else null. */
function leastLevel(levels) {
  return levels.length && LEVELS.every((level, i) => levels.includes(level) === (i < levels.length)) ? LEVELS[levels.length - 1] : null;
}

/** Query parameters of the console's URL; null takes a key away. */
export function toUrl(f) {
  const least = leastLevel(f.level);
  const url = { q: f.q || null, is: f.unusual ? 'unusual' : null, tail: f.tail ? '1' : null,
    source: f.source || null, incident: f.incident || null, min_level: least || null };
  for (const key of LISTS) url[key] = f[key].length && !(key === 'level' && least) ? f[key].join(',') : null;
  return url;
}

/** Parameters of the API's search, facets, volume and tail; without: a filter to leave out, so that its facet shows what else there is. */
export function toApi(f, without) {
  const p = {};
  if (f.q) p.query = f.q;
  if (f.source) p.source = f.source;
  if (f.incident) p.incident = f.incident;
  if (f.unusual && without !== 'unusual') p.is_anomaly = 'true';
  const least = leastLevel(f.level);
  if (without !== 'level' && least) p.min_level = least;
  else if (without !== 'level' && f.level.length) p.level = f.level.join(',');
  if (f.service.length && without !== 'service') p.service = f.service.join(',');
  if (f.pattern.length && without !== 'pattern') p.pattern_id = f.pattern.join(',');
  return p;
}

/** OR, NOT and brackets join what stands beside them: nothing can be taken out of such a query. */
const isJoined = (text) => /(^|[\s)-])(OR|AND|NOT)(?=$|[\s(])|(^|[\s-])\(/.test(text.replace(/"[^"]*"/g, ''));

/** Words typed as level:error, service:api, pattern:0f.., is:unusual become filters; the rest stays text. */
export function typed(text, f) {
  const next = { ...f };
  if (isJoined(text)) return { ...next, q: text.trim() };
  next.q = text.replace(/(^|\s)(level|service|source|pattern|incident|is):([^\s"]+)/gi, (all, space, key, value) => {
    if (/[*?=<>]/.test(value) && key.toLowerCase() !== 'level') return all;
    const bare = value.replace(/^(>=|≥)/, '');
    switch (key.toLowerCase()) {
      case 'level': {
        const level = levelOf(bare);
        if (!level) return all;
        next.level = bare === value ? [...new Set([...next.level, level])] : LEVELS.slice(0, LEVELS.indexOf(level) + 1);
        return space;
      }
      case 'is': if (!/^unusual$/i.test(value)) return all; next.unusual = true; return space;
      case 'source': next.source = value; return space;
      case 'service': next.service = [value]; return space;
      case 'incident': next.incident = value.replace(/^NJ-/i, ''); return space;
      default: next.pattern = [...new Set([...next.pattern, value])]; return space;
    }
  }).replace(/\s+/g, ' ').trim();
  return next;
}

export const toggled = (values, value) => (values.includes(value) ? values.filter((v) => v !== value) : [...values, value]);

/** One chip a filter: {key, name, text, off: the filters without it}. patterns: id to text. */
export function chipsOf(f, patterns) {
  const chips = [];
  const add = (name, text, off) => chips.push({ key: `${name} ${text}`, name, text, off: { ...f, ...off } });
  if (f.source) add('source', f.source, { source: '' });
  f.service.forEach((s) => add('service', s, { service: [] }));
  const least = leastLevel(f.level);
  if (least) add('level', `≥ ${least.toLowerCase()}`, { level: [] });
  else if (f.level.length) add('level', f.level.map((l) => l.toLowerCase()).join(', '), { level: [] });
  if (f.unusual) add('is', 'unusual', { unusual: false });
  if (f.incident) add('incident', `NJ-${f.incident}`, { incident: '' });
  f.pattern.forEach((p) => add('pattern', patterns.get(p) || p, { pattern: f.pattern.filter((x) => x !== p) }));
  f.hide.forEach((p) => add('hidden', patterns.get(p) || p, { hide: f.hide.filter((x) => x !== p) }));
  return chips;
}

/** Whether anything but time narrows the view. */
export const narrowed = (f) => Boolean(f.q || f.source || f.incident || f.unusual || f.level.length || f.service.length || f.pattern.length);
