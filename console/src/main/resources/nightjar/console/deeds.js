// What a person does about an incident: each is told with its effect and can be taken back.
import { useEffect } from './vendor/htm-preact-standalone.js';
import { post } from './api.js';
import { pref } from './prefs.js';
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

async function send(incident, what, body, said) {
  const by = pref('me', '');
  try {
    const after = await post('/api/v1/incidents/' + incident.number + '/' + what, by ? { ...body, by } : body);
    announce(after);
    if (said) toast(said(after), () => send(incident, 'undo', {}, () => 'Undone'));
  } catch (error) {
    toast(incident.name + ' is unchanged: ' + error.message + (error.hint ? ' ' + error.hint : ''));
  }
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
