// What a person does about an incident, or says about patterns: each is told with its effect and can be taken back.
import { useEffect } from './vendor/htm-preact-standalone.js';
import { post } from './api.js';
import { pref } from './prefs.js';
import { visible } from './text.js';
import { toast } from './toast.js';

/** Marks, with the key that sets them and what each says. */
export const MARKS = [
  ['real', 'Real', '1', 'A real problem: incidents like it stay worth telling'],
  ['noise', 'Noise', '2', 'Not worth anybody’s time: incidents like it are told no more'],
  ['normal', 'Normal now', '3', 'This is normal now: what it shows is how the system is from here on'],
];
const MARK_WORDS = { real: 'Real', noise: 'Noise', normal: 'Normal now', none: 'Not marked' };
export const markWord = (mark) => MARK_WORDS[mark] || mark;

const announce = (incident) => dispatchEvent(new CustomEvent('nightjar-deed', { detail: incident }));

/** Hears of every deed with the incident as it is afterwards. */
export function useDeeds(heard) {
  useEffect(() => {
    const listen = (event) => heard(event.detail);
    addEventListener('nightjar-deed', listen);
    return () => removeEventListener('nightjar-deed', listen);
  });
}

/** Tells the server, with the name of who does it; where it refuses that is said, and nothing is given. */
export async function tell(path, body, unchanged, method) {
  const by = pref('me', '');
  try {
    return await post('/api/v1/' + path, by ? { ...body, by } : body, { method });
  } catch (error) {
    toast(unchanged + ': ' + error.message + (error.hint ? ' ' + error.hint : ''));
    return null;
  }
}

async function send(incident, what, body, said) {
  const after = await tell('incidents/' + incident.number + '/' + what, body, incident.name + ' is unchanged');
  if (!after) return;
  announce(after);
  if (said) toast(said(after), () => send(incident, 'undo', {}, () => 'Undone'));
}

const STATE_SAID = {
  resolved: 'resolved. It comes back as Regressed if it is found again.',
  muted: 'muted. It comes back if it escalates.',
  open: 'open.',
};

/** state: open, muted or resolved. */
export const setState = (incident, state) =>
  send(incident, 'state', { state }, () => incident.name + ' is ' + STATE_SAID[state]);

/** mark: real, noise, normal or none. */
export const setMark = (incident, mark) => send(incident, 'mark', { mark }, (after) =>
  incident.name + ': ' + markWord(mark) + '. ' + (after.effect || ''));

/** Empty for nobody. */
export const assign = (incident, assignee) => send(incident, 'assign', { assignee }, () =>
  assignee ? incident.name + ' is ' + assignee + '’s.' : incident.name + ' is nobody’s.');

/** Opens an issue at a configured tracker. */
export const openIssue = (incident, target) => send(incident, 'issue', { target }, null);

const shown = (text) => visible(text).slice(0, 60);

/** Says it of a pattern; `done` hears the answer, and once more when it is undone. */
async function say(path, body, words, done, method) {
  const after = await tell('patterns/' + path, body, 'Nothing is changed', method);
  if (!after) return false;
  const fact = after.facts[0];
  toast(words, fact.kind === 'undo' ? undefined : () => undo(fact, done));
  done(after);
  return true;
}

export const rename = (p, title, done) => say(p.id, { title }, 'It is called “' + shown(title) + '”.', done, 'PATCH');
export const pin = (p, done) => say(p.id + '/pin', {}, 'Pinned: it keeps its id and text, whatever lines come.', done);
export const split = (p, slot, value, done) => say(p.id + '/split', { slot, value }, 'Lines with “' + shown(value) + '” are a pattern of their own.', done);
export const join = (p, other, done) => say('join', { ids: [p.id, other.id] }, 'Joined with “' + shown(other.title) + '”.', done);
export const undo = (fact, done) => say('facts/' + fact.version + '/undo', {}, 'Undone', done);
