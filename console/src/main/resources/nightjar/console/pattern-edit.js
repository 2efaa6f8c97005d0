// Changing a pattern: its name in place, splitting it, joining it with another.
import { html, useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { join, pin, rename, split } from './deeds.js';
import { useKeys } from './keys.js';
import { Button, visible } from './parts.js';
import { Filled } from './pattern-values.js';
import { count } from './time.js';

/** Puts the focus on the first field of what opens, and closes it by Escape. */
function usePanel(close) {
  const box = useRef(null);
  useEffect(() => {
    const first = box.current.querySelector('input, select');
    if (first) first.focus();
  }, []);
  return { ref: box, onKeyDown: (event) => event.key === 'Escape' && close() };
}

function Rename({ p, close, done }) {
  const panel = usePanel(close);
  const [title, setTitle] = useState(p.title);
  const save = async (event) => {
    event.preventDefault();
    if (title.trim() && await rename(p, title.trim(), done)) close();
  };
  return html`<form class="pe" aria-label="Rename" ...${panel} onSubmit=${save}><label>Name<input class="field" maxlength="200" value=${title} onInput=${(e) => setTitle(e.target.value)} /></label>
    <div class="pt-acts"><button class="btn" type="submit">Save name</button><${Button} kind="ghost" onClick=${close}>Cancel</${Button}></div></form>`;
}

function Split({ p, close, done }) {
  const panel = usePanel(close);
  const slots = p.parameters.map((slot) => ({ ...slot, top: slot.top.filter((v) => v.can_split) })).filter((slot) => slot.top.length);
  const [at, setAt] = useState(0);
  const [which, setWhich] = useState(0);
  if (!slots.length) {
    return html`<div class="pe" role="group" aria-label="Split" ...${panel}><p>It cannot be split by any of its common values: a split needs a word that some lines have in a slot and others do not.
      Numbers, addresses and other typed values are left out before lines are compared.</p><div class="pt-acts"><${Button} onClick=${close}>Close</${Button}></div></div>`;
  }
  const slot = slots[Math.min(at, slots.length - 1)];
  const value = slot.top[Math.min(which, slot.top.length - 1)];
  const save = async (event) => {
    event.preventDefault();
    if (await split(p, slot.index, value.value, done)) close();
  };
  return html`<form class="pe" aria-label="Split" ...${panel} onSubmit=${save}>
    <label>Slot<select class="field" value=${at} onChange=${(e) => { setAt(Number(e.target.value)); setWhich(0); }}>${slots.map((s, i) => html`<option value=${i}>Slot ${s.index + 1}</option>`)}</select></label>
    <label>Value<select class="field" value=${which} onChange=${(e) => setWhich(Number(e.target.value))}>${slot.top.map((v, i) => html`<option value=${i}>${visible(v.value).slice(0, 80)}</option>`)}</select></label>
    <p class="cap wide">Becomes a pattern of its own, ${count(value.count)} of the latest ${count(slot.records)} lines:</p>
    <p class="pt-text wide pe-preview"><${Filled} text=${p.text} slot=${slot.index} value=${value.value} /></p>
    <div class="pt-acts"><button class="btn" type="submit">Split off</button><${Button} kind="ghost" onClick=${close}>Cancel</${Button}></div></form>`;
}

function Join({ p, close, done }) {
  const panel = usePanel(close);
  const [text, setText] = useState('');
  const [chosen, choose] = useState(null);
  const found = useApi(text.trim() ? '/api/v1/patterns' : null, { q: text.trim(), limit: 6 });
  const offered = (text.trim() ? (found.data ? found.data.patterns : []) : p.neighbours).filter((other) => other.id !== p.id).slice(0, 5);
  const other = offered.find((each) => each.id === chosen);
  const save = async (event) => {
    event.preventDefault();
    if (other && await join(p, other, done)) close();
  };
  return html`<form class="pe" aria-label="Join" ...${panel} onSubmit=${save}>
    <label class="wide">Other pattern<input class="field" type="search" placeholder="Find by words, or choose one like it" value=${text} onInput=${(e) => setText(e.target.value)} /></label>
    <fieldset class="wide"><legend class="sr">Pattern to join with</legend>${offered.map((each) => html`<label key=${each.id} class="pe-choice">
      <input type="radio" name="other" checked=${each.id === chosen} onChange=${() => choose(each.id)} /><span><b>${visible(each.title)}</b> <span class="mono mut">${visible(each.text).slice(0, 160)}</span></span></label>`)}
      ${!offered.length && html`<p class="cap">${text.trim() ? (found.data ? 'No other pattern has these words.' : 'Looking …') : 'No pattern is like it: find one by its words.'}</p>`}</fieldset>
    <p class="cap wide">${other ? `The lines of both are one pattern, called “${visible(p.title)}”.` : 'Choose the pattern whose lines are the same kind.'}</p>
    <div class="pt-acts"><button class="btn" type="submit" disabled=${!other}>Join</button><${Button} kind="ghost" onClick=${close}>Cancel</${Button}></div></form>`;
}

const PANELS = { rename: Rename, split: Split, join: Join };

/** The buttons, their keys, and the panel that is open. */
export function Edits({ p, done }) {
  const [open, setOpen] = useState('');
  const bar = useRef(null);
  const show = (what) => () => setOpen(open === what ? '' : what);
  const close = () => {
    const button = bar.current && bar.current.querySelector('[aria-expanded=true]');
    setOpen('');
    if (button) button.focus();
  };
  useKeys('Pattern', {
    r: { label: 'Rename', run: () => setOpen('rename') },
    s: { label: 'Split', run: () => setOpen('split') },
    m: { label: 'Join with another', run: () => setOpen('join') },
    p: { label: 'Pin', run: () => pin(p, done) },
  });
  const Panel = PANELS[open];
  return html`<div class="pt-acts" ref=${bar}>
      ${[['rename', 'Rename', 'R'], ['split', 'Split', 'S'], ['join', 'Join', 'M']].map(([what, word, key]) => html`<${Button} key=${what} keys=${key} aria-expanded=${open === what} onClick=${show(what)}>${word}</${Button}>`)}
      <${Button} keys="P" title="Keeps id and text, whatever lines come" onClick=${() => pin(p, done)}>Pin</${Button}></div>
    ${Panel && html`<${Panel} key=${open} p=${p} close=${close} done=${done} />`}`;
}
