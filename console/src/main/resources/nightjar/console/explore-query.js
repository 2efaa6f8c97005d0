// A query as text: its terms, and terms put into it and taken out of it, written as the server writes them.
import { SEVERITIES } from './parts.js';

export const LEVELS = SEVERITIES.map(([name]) => name);
/** The least score of what is unusual at all. */
export const ANY_SCORE = '1';
const ALIASES = { WARNING: 'WARN', CRITICAL: 'ERROR', ERR: 'ERROR' };
/** Fields of the language itself: in a text they cannot be asked for by that name. */
export const OWN = /^(level|service|source|pattern|incident|is|from|to|last|id|shape|trace)$/i;
/** Filters that links of other pages have beside the text. */
const FOLDED = ['level', 'service', 'source', 'pattern', 'incident'];

const levelOf = (name) => { const up = name.trim().toUpperCase(); return ALIASES[up] || (LEVELS.includes(up) ? up : null); };
const quoted = (text) => `"${text.replace(/"/g, '""')}"`;
const value = (text) => (/^[\p{L}\p{N}._\-/@+,:]+$/u.test(text) ? text : quoted(text));

/** End of what a quote at a place opens. */
function quoteEnd(text, at) {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (text[i + 1] === '"') i++;
    else return i + 1;
  }
  return text.length;
}

function termEnd(text, from) {
  const at = text[from] === '-' ? from + 1 : from;
  if (text[at] === '/') {
    const regex = /^\/(?:\\.|[^\\/])+\/(?=\s|\)|$)/.exec(text.slice(at));
    if (regex) return at + regex[0].length;
  }
  let open = 0;
  for (let i = at; i < text.length; i++) {
    const c = text[i];
    if (c === '"' && (i === at || /[\s(:=<>-]/.test(text[i - 1]))) i = quoteEnd(text, i) - 1;
    else if (c === '(') open++;
    else if (c === ')') open--;
    else if (/\s/.test(c) && (open <= 0 || text[at] !== '(')) return i;
  }
  return text.length;
}

/** Terms and keywords of a query in their order, groups whole. */
export function termsOf(text) {
  const terms = [];
  for (let i = 0; i < text.length;) {
    if (/\s/.test(text[i])) { i++; continue; }
    const end = termEnd(text, i);
    terms.push(text.slice(i, end));
    i = end;
  }
  return terms;
}

/** Where OR or NOT joins terms, none can be taken out alone: the whole is one. */
const parts = (text) => {
  const terms = termsOf(text);
  if (terms.some((term) => term === 'OR' || term === 'NOT')) return [`(${text.trim()})`];
  return terms.filter((term) => term !== 'AND');
};

/** Of one that is called exactly so. */
const whole = (field) => (term) => {
  const match = new RegExp(`^${field}=(?:"((?:[^"]|"")*)"|([^"\\s]+))$`).exec(term);
  return match && [match[2] || match[1].replace(/""/g, '"')];
};
const listed = (sign) => (term) => {
  const match = new RegExp(`^${sign}pattern:([^"\\s]+)$`, 'i').exec(term);
  return match && match[1].split(',');
};

const KINDS = {
  level: (term) => {
    const match = /^level(?::|:?(>=))([a-z,]+)$/i.exec(term);
    const named = match && match[2].split(',').map(levelOf);
    if (!named || named.includes(null)) return null;
    return match[1] ? LEVELS.slice(0, LEVELS.indexOf(named[0]) + 1) : named;
  },
  service: whole('service'),
  source: whole('source'),
  pattern: listed(''),
  hide: listed('-'),
  unusual: (term) => { const match = /^is:unusual(?:>=(\d+))?$/i.exec(term); return match && [match[1] || ANY_SCORE]; },
};
const WRITTEN = {
  level: (levels) => `level:${[...LEVELS].reverse().filter((level) => levels.includes(level)).map((level) => level.toLowerCase()).join()}`,
  service: ([name]) => `service=${value(name)}`,
  source: ([name]) => `source=${value(name)}`,
  pattern: (ids) => `pattern:${ids.join()}`,
  hide: (ids) => `-pattern:${ids.join()}`,
  unusual: ([least]) => `is:unusual${least === ANY_SCORE ? '' : `>=${least}`}`,
};

/** What facets a query asks for: {level, service, source, pattern, hide, unusual: the least score}, each a list. */
export function valuesOf(text) {
  const kinds = Object.keys(KINDS);
  const found = Object.fromEntries(kinds.map((kind) => [kind, []]));
  for (const term of parts(text)) {
    for (const kind of kinds) {
      const values = KINDS[kind](term);
      if (values) found[kind].push(...values);
    }
  }
  return found;
}

/** The query with these values of a facet and no others. */
export function withValues(text, kind, values) {
  const rest = parts(text).filter((term) => !KINDS[kind](term));
  return [...rest, ...(values.length ? [WRITTEN[kind](values)] : [])].join(' ');
}

/** The query with one more term, a field of this value. */
export const withField = (text, [name, is]) => [...parts(text), `${name}=${value(is)}`].join(' ');

/** Each term that could be left out: {term, without}. */
export function loosened(text) {
  const terms = parts(text);
  return terms.map((term, i) => ({ term, without: terms.filter((_, k) => k !== i).join(' ') }));
}

export const toggled = (values, one) => (values.includes(one) ? values.filter((v) => v !== one) : [...values, one]);

/** The text of an address: what was typed, and what links give beside it. */
export function textOf(query) {
  const list = (name) => (query[name] || '').split(',').map((v) => v.trim()).filter(Boolean);
  const levels = list('level').map(levelOf).filter(Boolean);
  const beside = [
    levels.length ? WRITTEN.level(levels) : '',
    query.service ? WRITTEN.service([query.service]) : '',
    query.source ? WRITTEN.source([query.source]) : '',
    list('pattern').length ? WRITTEN.pattern(list('pattern')) : '',
    query.incident ? `incident:${value(query.incident)}` : '',
  ].filter(Boolean);
  const typed = query.q || '';
  return beside.length ? [...parts(typed), ...beside].join(' ') : typed;
}

/** The address of a text: change for {@link patch}. */
export const addressOf = (text) => ({ ...Object.fromEntries(FOLDED.map((name) => [name, null])), q: text || null });

/** A text that is looked for as it is. */
export const phrase = quoted;
