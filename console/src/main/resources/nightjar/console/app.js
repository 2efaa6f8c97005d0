// Starts the console: reads the address, loads the page's module, draws it in the frame.
import { html, render, useEffect, useErrorBoundary, useState } from './vendor/htm-preact-standalone.js';
import { useRoute, go, href } from './route.js';
import { setLive } from './live.js';
import { keysOn } from './keys.js';
import { Frame, Side } from './shell.js';
import { KeySheet, Palette, usePageKeys } from './palette.js';
import { Toasts } from './toast.js';
import { Button, Empty, ErrorBox } from './parts.js';

const PAGES = {
  overview: { title: 'Overview', load: () => import('./overview.js') },
  incidents: { title: 'Incidents', load: () => import('./incidents.js') },
  incident: { title: 'Incident', load: () => import('./incident.js') },
  explore: { title: 'Explore', load: () => import('./explore.js') },
  patterns: { title: 'Patterns', load: () => import('./patterns.js') },
  pattern: { title: 'Pattern', load: () => import('./pattern.js') },
  system: { title: 'Health', load: () => import('./system.js') },
};
const DETAIL = { incidents: 'incident', patterns: 'pattern' };
const pageOf = ({ page, id }) => (id && DETAIL[page] ? DETAIL[page] : page);

function useModule(name) {
  const [state, setState] = useState({});
  useEffect(() => {
    if (!PAGES[name]) return;
    PAGES[name].load().then(
      (module) => setState({ name, Page: module.Page }),
      (error) => setState({ name, error }),
    );
  }, [name]);
  return state.name === name ? state : {};
}

const NotFound = () => html`<${Frame} title="Not found" range=${false} live=${false}>
  <${Empty} title="There is no such page" action=${html`<${Button} href=${href('/overview')}>Go to Overview</${Button}>`}>
    The address names no page of the console.</${Empty}></${Frame}>`;

const Broken = ({ title, error, onRetry }) => html`<${Frame} title=${title}>
  <${ErrorBox} error=${{ title: 'This page could not be shown', detail: String(error.message || error) }} onRetry=${onRetry}
    still="The other pages still work." /></${Frame}>`;

function Shown({ route, name }) {
  const { Page, error } = useModule(name);
  const [failure, retry] = useErrorBoundary();
  if (!PAGES[name]) return html`<${NotFound} />`;
  if (failure || error) return html`<${Broken} title=${PAGES[name].title} error=${failure || error} onRetry=${retry} />`;
  return Page ? html`<${Page} route=${route} />` : html`<${Frame} title=${PAGES[name].title} />`;
}

function App() {
  const route = useRoute();
  const name = pageOf(route);
  usePageKeys();
  useEffect(() => setLive(route.query.live !== 'off'), [route.query.live]);
  useEffect(() => {
    const main = document.getElementById('main');
    if (main && document.activeElement === document.body) main.focus({ preventScroll: true });
  }, [name, route.id]);
  return html`<a class="skip" href="#main">Skip to content</a>
    <${Side} page=${route.page} /><${Shown} key=${name} route=${route} name=${name} />
    <${Palette} /><${KeySheet} /><${Toasts} />`;
}

if (location.pathname === '/') go('/overview' + location.search, { replace: true });
document.documentElement.classList.toggle('no-keys', !keysOn());
render(html`<${App} />`, document.getElementById('app'));
