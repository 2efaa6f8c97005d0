// Anomaly scores over time, a lane per service.
import { html } from './vendor/htm-preact-standalone.js';
import { Link } from './route.js';
import { LogText, visible } from './parts.js';
import { short } from './time.js';

const STEPS = [1, 25, 50, 70, 90];
const CELL = 10, GAP = 1.6, TALL = 14;
/** 0 for nothing, else 1 to 5 as the colours --a1 to --a5. */
const step = (score) => STEPS.filter((least) => score >= least).length;

function cells(scores, wanted) {
  const box = (i) => `M${i * CELL + GAP / 2} 0h${CELL - GAP}v${TALL}h${GAP - CELL}z`;
  return scores.map((score, i) => (step(score) === wanted ? box(i) : '')).join('');
}

function told(lane, from, seconds) {
  const most = Math.max(...lane.scores, 0);
  if (most === 0) return visible(lane.service) + ': nothing unusual';
  const at = Date.parse(from) + lane.scores.indexOf(most) * seconds * 1000;
  return visible(lane.service) + ': highest anomaly score ' + most + ', ' + short(at);
}

const Lane = ({ lane, isAll, from, seconds }) => html`<div class="lane">
  ${isAll ? html`<b class="ell">${lane.service}</b>`
    : html`<${Link} class="ell mono" to="/explore" query=${{ service: lane.service }}><${LogText} text=${lane.service} max=${60} /><//>`}
  <svg viewBox=${`0 0 ${lane.scores.length * CELL} ${TALL}`} preserveAspectRatio="none" role="img" aria-label=${told(lane, from, seconds)}>
    ${[0, 1, 2, 3, 4, 5].map((k) => html`<path class=${'a' + k} d=${cells(lane.scores, k)} />`)}</svg></div>`;

/** `lanes` as the overview call gives them: the first is all services together. */
export const Lanes = ({ lanes, from, bucketSeconds }) => html`<div class="lanes" role="group" aria-label="Highest anomaly score by service">
  ${lanes.map((lane, i) => html`<${Lane} key=${lane.service} lane=${lane} isAll=${i === 0} from=${from} seconds=${bucketSeconds} />`)}
  <div class="lane-key cap">Anomaly score 0 <svg viewBox="0 0 100 9" width="100" height="9" aria-hidden="true">
    ${[1, 2, 3, 4, 5].map((k) => html`<rect class=${'a' + k} x=${(k - 1) * 20} width="19" height="9" rx="1.5" />`)}</svg> 100</div></div>`;
