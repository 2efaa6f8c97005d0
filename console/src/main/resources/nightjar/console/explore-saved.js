// Searches that people gave a name: the server keeps them for everybody.
import { html, useState } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { tell } from './deeds.js';
import { Anchor, patched } from './route.js';
import { Button, ErrorBox, Menu, visible } from './parts.js';
import { ago } from './time.js';
import { toast } from './toast.js';
import { addressOf } from './explore-query.js';

const keep = ({ name, query }) => tell('searches', { name, query }, 'Not saved');
const drop = ({ name }) => tell('searches/remove', { name }, 'Not removed');

/** A menu of them, where the present one is saved as well. */
export const Saved = ({ q }) => html`<${Menu} class="ex-saved" label="Saved searches" text="Saved">${(close) => html`<${List} q=${q} close=${close} />`}<//>`;

function List({ q, close }) {
  const found = useApi('/api/v1/searches');
  const [name, setName] = useState('');
  const list = found.data ? found.data.searches : [];
  const done = (after, words, undo) => {
    if (!after) return;
    found.put(after);
    toast(words, undo);
  };
  const save = async (event) => {
    event.preventDefault();
    const before = list.find((each) => each.name.toLowerCase() === name.trim().toLowerCase());
    done(await keep({ name, query: q }), `Saved as “${visible(name.trim())}”.`, () => (before ? keep(before) : drop({ name })));
    setName('');
  };
  const remove = async (search) => done(await drop(search), `“${visible(search.name)}” is removed.`, () => keep(search));
  return html`${found.error && html`<${ErrorBox} error=${found.error} onRetry=${found.reload} />`}
    ${list.length > 0 && html`<ul>${list.map((each) => html`<li key=${each.name}>
      <${Anchor} class="opt" address=${patched({ ...addressOf(each.query), log: null, sel: null })} onClick=${close} aria-current=${each.query === q ? 'true' : undefined}
        title=${`${visible(each.by)}, ${ago(each.saved_at)}`}>${visible(each.name)}<small class="mono ell">${visible(each.query)}</small></${Anchor}>
      <${Button} kind="ghost" icon="close" aria-label=${`Remove ${visible(each.name)}`} onClick=${() => remove(each)} /></li>`)}</ul>`}
    ${found.data && !list.length && html`<p class="cap">None yet. What is saved here is seen by everybody who opens this console.</p>`}
    ${q ? html`<form onSubmit=${save}><label>Save this search as<input class="field" value=${name} onInput=${(e) => setName(e.target.value)} maxlength="80" placeholder="A name" /></label>
      <${Button} type="submit" disabled=${!name.trim()}>Save<//></form>` : html`<p class="cap">Search for something, then save it here.</p>`}`;
}
