// What a person says about patterns: each is told and can be taken back.
import { post } from './api.js';
import { pref } from './prefs.js';
import { toast } from './toast.js';
import { visible } from './parts.js';

const shown = (text) => visible(text).slice(0, 60);

/** Says it; `done` hears the answer, and once more when it is undone. */
async function say(path, body, words, done, method = 'POST') {
  const by = pref('me', '');
  try {
    const after = await post('/api/v1/patterns/' + path, by ? { ...body, by } : body, { method });
    const fact = after.facts[0];
    toast(words, fact.kind === 'undo' ? undefined : () => undo(fact, done));
    done(after);
    return true;
  } catch (error) {
    toast('Nothing is changed: ' + error.message + (error.hint ? ' ' + error.hint : ''));
    return false;
  }
}

export const rename = (p, title, done) => say(p.id, { title }, 'It is called “' + shown(title) + '”.', done, 'PATCH');
export const pin = (p, done) => say(p.id + '/pin', {}, 'Pinned: it keeps its id and text, whatever lines come.', done);
export const split = (p, slot, value, done) => say(p.id + '/split', { slot, value }, 'Lines with “' + shown(value) + '” are a pattern of their own.', done);
export const join = (p, other, done) => say('join', { ids: [p.id, other.id] }, 'Joined with “' + shown(other.title) + '”.', done);
export const undo = (fact, done) => say('facts/' + fact.version + '/undo', {}, 'Undone', done);
