// The address is the state: which page, of what, over which time, with which filters.
import { html, useEffect, useState } from './vendor/htm-preact-standalone.js';
import { queryString } from './api.js';

/** Query names that a link keeps from page to page. */
const KEPT = ['range', 'from', 'to', 'zone', 'live'];

/** A path and query as {path, page, id, query}. */
export function parse(path, search) {
  const [page = 'overview', id = null] = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { path, page, id, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** Where we are. */
export const current = () => parse(location.pathname, location.search);

/** Address of a page: `query` is added to what links keep; null or '' takes a name away. */
export function href(path, query = {}) {
  const now = current().query;
  const kept = {};
  for (const name of KEPT) if (now[name]) kept[name] = now[name];
  return path + queryString({ ...kept, ...query });
}

/** Goes to an address made by `href`. `replace` leaves no step to go Back to. */
export function go(address, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  dispatchEvent(new Event('nightjar-route'));
}

/** The present address with names of its query changed; null or '' takes one away. */
export function patched(changes) {
  const { path, query } = current();
  return path + queryString({ ...query, ...changes });
}

/** Goes to `patched(changes)`, if that is elsewhere. */
export function patch(changes, { replace = false } = {}) {
  const address = patched(changes);
  if (address !== location.pathname + location.search) go(address, { replace });
}

/** The present route; renders anew on every change and on Back. */
export function useRoute() {
  const [route, setRoute] = useState(current);
  useEffect(() => {
    const read = () => setRoute(current());
    addEventListener('popstate', read);
    addEventListener('nightjar-route', read);
    return () => {
      removeEventListener('popstate', read);
      removeEventListener('nightjar-route', read);
    };
  }, []);
  return route;
}

/** A link inside the console: `to` a path, `query` as for `href`. Opens in a new tab as links do. */
export const Link = ({ to, query, ...rest }) => html`<${Anchor} address=${href(to, query)} ...${rest} />`;

/** A link to an address made by `href` or `patched`. */
export function Anchor({ address, children, onClick, ...rest }) {
  const follow = (event) => {
    if (onClick) onClick(event);
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(address);
  };
  return html`<a href=${address} onClick=${follow} ...${rest}>${children}</a>`;
}
