// Calls to Nightjar's HTTP API and its event stream.
import { useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';

/**
 * What went wrong with a call: `status` 0 means that no answer came. Of a query that cannot be read, `at` says
 * where: {position from 1, length, suggestion}.
 */
export class ApiError extends Error {
  constructor({ status, title, detail, hint, requestId, at }) {
    super(detail || title);
    Object.assign(this, { status, title, detail, hint, requestId, at });
  }
}

/** Query string of an object; empty values are left out, lists are joined by commas. */
export function queryString(params = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text !== undefined && text !== null && text !== '') query.set(name, String(text));
  }
  const text = query.toString();
  return text ? '?' + text : '';
}

/** GET; the parsed JSON, or an ApiError. Rejects with an AbortError when `signal` fires. */
export const get = (path, params, { signal } = {}) =>
  call(path + queryString(params), { signal, headers: { Accept: 'application/json' } });

/**
 * POST, or another method, of JSON, or of a text that should be; the parsed JSON, or an ApiError.
 * `key` is for what is not allowed without one.
 */
export const post = (path, body = {}, { signal, key, method = 'POST' } = {}) =>
  call(path, {
    method,
    signal,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      ...(key && { Authorization: `Bearer ${encodeURIComponent(key.trim())}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

async function call(url, options) {
  let answer;
  try {
    answer = await fetch(url, { ...options, credentials: 'same-origin' });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new ApiError({
      status: 0,
      title: 'No answer from Nightjar',
      detail: 'No answer from Nightjar at ' + location.host + '.',
      hint: 'Is `nightjar up` still running? What is on the page stays readable.',
    });
  }
  if (!answer.ok && !(url === '/health' && answer.status === 503)) throw await problem(answer);
  return answer.status === 204 ? null : answer.json();
}

async function problem(answer) {
  const said = await answer.json().catch(() => ({}));
  return new ApiError({
    status: answer.status,
    title: said.title || 'The call failed with status ' + answer.status,
    detail: said.detail || '',
    hint: said.hint || '',
    requestId: said.request_id || answer.headers.get('X-Request-Id') || '',
    at: said.position ? { position: said.position, length: said.length, suggestion: said.suggestion || '' } : null,
  });
}

const RETRY_MS = 4000;

/**
 * Listens to /api/v1/events. `on` maps event names to functions of the parsed data and its id;
 * `onState` hears 'connecting', 'live' and 'lost'. A lost stream is opened anew. Returns a function
 * that ends it.
 */
export function stream(params, on, onState = () => {}) {
  let source = null;
  let timer = 0;
  const open = () => {
    source = new EventSource('/api/v1/events' + queryString(params));
    source.onopen = () => onState('live');
    source.onerror = () => {
      onState('lost');
      // A refusal closes the stream for good; a broken one the browser opens again by itself.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MS);
    };
    for (const [name, heard] of Object.entries(on)) {
      source.addEventListener(name, (event) => heard(JSON.parse(event.data), event.lastEventId));
    }
  };
  onState('connecting');
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/**
 * Keeps an answer on the page: `{data, error, loading, slow, stale, reload}`. No call while `path`
 * is null. Old data stays while new is on its way (`stale`); `slow` turns true after 150 ms.
 * `again` is anything whose change asks for a new call, unless one is on its way.
 */
export function useApi(path, params, again) {
  const key = path === null ? null : path + queryString(params);
  const [round, setRound] = useState(0);
  const [state, setState] = useState({ key: null, data: null, error: null, loading: true });
  const [slow, setSlow] = useState(false);
  const last = useRef(null);
  const flying = useRef(false);
  useEffect(() => {
    if (key === null) return undefined;
    const ending = new AbortController();
    flying.current = true;
    const fresh = last.current !== path;
    last.current = path;
    const timer = setTimeout(() => setSlow(true), 150);
    setState((old) => ({ ...old, data: fresh ? null : old.data, loading: true }));
    const done = (change) => {
      flying.current = false;
      clearTimeout(timer);
      setSlow(false);
      setState((old) => ({ ...old, ...change, loading: false }));
    };
    get(key, undefined, { signal: ending.signal }).then(
      (data) => done({ key, data, error: null }),
      (error) => error.name !== 'AbortError' && done({ key, error }),
    );
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [key, round]);
  useEffect(() => {
    if (!flying.current && key !== null) setRound((n) => n + 1);
  }, [again]);
  const stale = state.loading && state.data !== null && state.key !== key;
  const data = last.current === path ? state.data : null;
  return {
    data,
    error: state.error,
    loading: state.loading,
    slow: slow && (data === null || stale),
    stale: stale && slow,
    reload: () => setRound((n) => n + 1),
    put: (changed) => setState((old) => ({ ...old, data: changed })),
  };
}
