// Incident: what happened, why do you say so, what do I do?
import { html } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { CopyLink } from './copy.js';
import { useDeeds } from './deeds.js';
import { Head, Neighbours } from './incident-head.js';
import { Lines, Rate, spanOf } from './incident-lines.js';
import { Activity, Explanation, SeenBefore, Where, Why } from './incident-side.js';
import { useLive } from './live.js';
import { Button, ErrorBox, Loading } from './parts.js';
import { href } from './route.js';
import { Frame } from './shell.js';

const NAME = /^(?:NJ-)?(\d{1,18})$/i;

/** Changes when the incident itself has news, not with every line read. */
function useNews(number) {
  const { incident } = useLive();
  return incident && incident.number === number ? incident.updated_at : '';
}

/** The page. */
export function Page({ route }) {
  const match = NAME.exec(route.id);
  const number = match ? Number(match[1]) : 0;
  const name = match ? 'NJ-' + number : route.id;
  const call = useApi(match ? '/api/v1/incidents/' + number : null, {}, useNews(number));
  useDeeds((after) => after.number === number && call.reload());
  const incident = call.data;
  const actions = html`<${Neighbours} name=${name} /><${CopyLink} route=${route} hasRange=${false} />`;
  const lost = match ? call.error : { title: 'There is no such incident', detail: '“' + route.id + '” is no incident’s name.', hint: 'They are called NJ-1, NJ-2 and so on.' };
  return html`<${Frame} title=${name} crumb=${['/incidents', 'Incidents']} actions=${actions} range=${false} heading=${!incident}>
    ${lost && html`<${ErrorBox} error=${lost} onRetry=${match ? call.reload : undefined} still=${incident ? 'What is shown below may be old.' : ''} />`}
    ${lost && !incident && html`<div><${Button} href=${href('/incidents')}>All incidents<//></div>`}
    ${!incident && !lost && html`<${Loading} slow=${call.slow} rows=${8} />`}
    ${incident && html`<${Story} incident=${incident} />`}<//>`;
}

function Story({ incident }) {
  const span = spanOf(incident);
  return html`<${Head} incident=${incident} />
    <div class="in-grid"><div class="in-col">
      <${Rate} incident=${incident} span=${span} /><${Why} incident=${incident} /><${Lines} incident=${incident} span=${span} /></div>
    <div class="in-col"><${Explanation} incident=${incident} /><${SeenBefore} incident=${incident} />
      <${Where} incident=${incident} span=${span} /><${Activity} incident=${incident} /></div></div>`;
}
