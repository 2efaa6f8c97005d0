// The search field, what is wrong with what stands in it, and the lines found page by page.
import { html, useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';
import { get } from './api.js';
import { patch } from './route.js';
import { Button, Icon, Kbd, visible } from './parts.js';
import { addressOf } from './explore-query.js';

const PAUSE_MS = 350;
const PAGE = 200;
const FACETS = 'level,service,source,pattern';

/** Whether a filter, a phrase or an exclusion is still being typed: it waits for its end, or for Enter. */
const isHalfTyped = (text) => /(^|[\s(-])(level|service|source|pattern|incident|is|from|to|last|id|shape|trace)([:=]|[<>]=?)\S*$/i.test(text)
  || /(^|\s)-"?$/.test(text) || /[\w.@-]([<>]=?|[!:]?=)$/.test(text) || /(^|\s)\/[^/\s]*$/.test(text)
  || /(^|\s)(OR|AND|NOT)\s*$/.test(text) || (text.match(/(^|[\s(-])\(/g) || []).length > (text.match(/\)(?=[\s)]|$)/g) || []).length
  || (text.match(/"/g) || []).length % 2 === 1 || /""/.test(text);

/** error: why the query cannot be read, or null. */
export function SearchBar({ q, error, selection, selectionText, onClearSelection, children }) {
  const input = useRef(null);
  const timer = useRef(0);
  const [text, setText] = useState(q);
  useEffect(() => { if (document.activeElement !== input.current) setText(q); }, [q]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const apply = (value, replace) => {
    clearTimeout(timer.current);
    patch({ ...addressOf(value.trim()), log: null }, { replace });
  };
  const onInput = (e) => {
    const value = e.target.value;
    setText(value);
    clearTimeout(timer.current);
    if (!isHalfTyped(value)) timer.current = setTimeout(() => apply(value, true), PAUSE_MS);
  };
  const use = (value) => {
    setText(value);
    apply(value, false);
    input.current.focus();
  };
  return html`<div class="ex-ask"><form class="ex-q" role="search" onSubmit=${(e) => { e.preventDefault(); apply(text, false); }}>
    ${selection && html`<button type="button" class="ex-chip" onClick=${onClearSelection}><span class="sr">Remove filter </span><em>time</em>
      <span>${selectionText}</span><${Icon} name="close" /></button>`}
    <input ref=${input} id="ex-input" type="search" name="q" value=${text} onInput=${onInput} autocomplete="off" autocapitalize="off"
      onKeyDown=${(e) => e.key === 'Escape' && input.current.blur()} spellcheck="false" aria-label="Search lines" aria-invalid=${Boolean(error)}
      aria-describedby=${error ? 'ex-wrong' : undefined}
      placeholder='Words, "a phrase", -without, level:error, took>500, a OR b, is:unusual' />
    ${children}<${Kbd}>/</${Kbd}>
  </form>${error && html`<${Wrong} q=${q} error=${error} onUse=${use} />`}</div>`;
}

/** What is wrong with a query: where, and what may have been meant, to be taken with one click. */
function Wrong({ q, error, onUse }) {
  const from = Math.min(error.at.position - 1, q.length);
  const to = Math.min(q.length, from + error.at.length);
  const meant = error.at.suggestion && q.slice(0, from) + error.at.suggestion + q.slice(to);
  return html`<div class="ex-wrong" id="ex-wrong" role="alert"><p>${visible(error.message)}</p>
    <p class="mono" dir="ltr">${visible(q.slice(0, from))}<mark>${visible(q.slice(from, to)) || ' '}</mark>${visible(q.slice(to))}</p>
    ${meant && html`<${Button} onClick=${() => onUse(meant)}>Use <span class="mono">${visible(meant.slice(0, 200))}</span></${Button}>`}</div>`;
}

const NOTHING = { rows: null, total: null, exact: true, complete: true, tookMs: 0, next: null, facets: null, histogram: null, error: null,
  loading: true, slow: false };

/** Lines in all: each has one level, so the levels add up to them. */
const totalOf = (facets) => (facets && facets.level ? facets.level.values.reduce((sum, v) => sum + v.count, 0) : null);

/**
 * All that a screen shows by one call: lines that match, newest first, their facets and, where `bars` are asked for, their histogram.
 * What was shown stays until the new is there. `more()` loads the next page. rows: false where only the counts are wanted.
 */
export function useSearch({ q, from, to, bars, rows }, again) {
  const params = { query: q, from, to };
  const key = JSON.stringify([params, bars, rows]);
  const [found, setFound] = useState(NOTHING);
  const busy = useRef(null);
  useEffect(() => {
    const ending = new AbortController();
    busy.current = ending;
    const timer = setTimeout(() => setFound((old) => ({ ...old, slow: true })), 150);
    setFound((old) => ({ ...old, loading: true, error: null }));
    get('/api/v1/logs/search', { ...params, limit: rows ? PAGE : 1, count: 'false', facets: FACETS, histogram: bars }, { signal: ending.signal }).then(
      (page) => setFound((old) => ({ ...NOTHING, rows: page.results, total: totalOf(page.facets), exact: page.facets.level.complete,
        complete: page.complete !== false, tookMs: page.took_ms, next: rows ? page.next_cursor : null, loading: false, note: page.note,
        facets: page.facets, histogram: page.histogram || old.histogram })),
      (error) => error.name !== 'AbortError' && setFound((old) => ({ ...old, error, loading: false, slow: false })),
    ).finally(() => { clearTimeout(timer); if (busy.current === ending) busy.current = null; });
    return () => { clearTimeout(timer); ending.abort(); };
  }, [key, again]);

  const more = () => {
    if (!found.next || busy.current || found.error) return;
    const ending = new AbortController();
    busy.current = ending;
    get('/api/v1/logs/search', { ...params, limit: PAGE, cursor: found.next, count: 'false' }, { signal: ending.signal }).then(
      (page) => setFound((old) => (old.rows === found.rows
        ? { ...old, rows: [...old.rows, ...page.results], next: page.next_cursor, complete: old.complete && page.complete !== false } : old)),
      (error) => error.name !== 'AbortError' && setFound((old) => ({ ...old, error })),
    ).finally(() => { if (busy.current === ending) busy.current = null; });
  };
  return { ...found, more };
}
