// What people said about patterns, as a file that another Nightjar takes over.
import { html, useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';
import { post } from './api.js';
import { pref } from './prefs.js';
import { Button, Menu, visible } from './parts.js';
import { count, plural } from './time.js';
import { toast } from './toast.js';

const SHOWN = 50;

/** Export and Import beside the filters; `done` is called when facts were taken over. */
export function Exchange({ done }) {
  const [open, setOpen] = useState(false);
  return html`<${Menu} label="Names, splits and joins as a file" text="File">${(close) => [
      html`<a class="opt" href="/api/v1/patterns/export" download="nightjar-patterns.json" onClick=${close}>Export</a>`,
      html`<button type="button" class="opt" onClick=${() => { close(); setOpen(true); }}>Import…</button>`]}</${Menu}>
    ${open && html`<${Import} close=${() => setOpen(false)} done=${done} />`}`;
}

/** Reads a file, tells what it would change or why it cannot be taken, and takes it over. */
function Import({ close, done }) {
  const [text, setText] = useState(null);
  const [key, setKey] = useState('');
  const [told, setTold] = useState(null);
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const field = useRef(null);
  useEffect(() => field.current.focus(), []);
  const ask = async (document, params) => {
    setBusy(true);
    setError(null);
    try {
      const by = pref('me', '');
      return await post(`/api/v1/patterns/import?${new URLSearchParams(by ? { ...params, by } : params)}`, document, { key });
    } catch (failure) {
      setTold(null);
      setError(failure);
      return null;
    } finally {
      setBusy(false);
    }
  };
  const look = async (event) => {
    event.preventDefault();
    if (told && told.imported) {
      const after = await ask(text, {});
      if (!after) return;
      toast(`Taken over: ${plural(after.imported, 'change')}.`);
      close();
      done();
    } else if (text !== null) setTold(await ask(text, { dry_run: true }));
  };
  const choose = async (event) => {
    const [file] = event.target.files;
    setTold(null);
    setError(null);
    setText(file ? await file.text() : null);
  };
  return html`<form class="card pe pt-import" aria-label="Import" onSubmit=${look} onKeyDown=${(e) => e.key === 'Escape' && close()}>
    <label>File of an export<input class="field" type="file" accept=".json,application/json" onChange=${choose} ref=${field} /></label>
    <label>Key that may change everything<input class="field" type="password" autocomplete="off" value=${key} onInput=${(e) => setKey(e.target.value)} placeholder="nj_…" /></label>
    ${error && html`<p class="ex-notice wide" role="alert">${visible(error.message)} ${visible(error.hint || '')}</p>`}
    ${told && html`<div class="wide" role="status"><p>${told.imported
      ? `${plural(told.imported, 'change')}, ${count(told.known)} known already:`
      : `Nothing would change: ${count(told.known)} known already.`}</p>
      <ul>${told.changes.slice(0, SHOWN).map((change) => html`<li>${visible(change)}</li>`)}${told.changes.length > SHOWN && html`<li>and ${count(told.changes.length - SHOWN)} more</li>`}</ul></div>`}
    <div class="pt-acts"><button class="btn" type="submit" disabled=${text === null || busy}>${told && told.imported ? 'Import' : 'Show what changes'}</button>
      <${Button} kind="ghost" onClick=${close}>Cancel</${Button}></div></form>`;
}
