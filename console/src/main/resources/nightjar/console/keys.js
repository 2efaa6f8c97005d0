// Single-key shortcuts. A page binds its own; they can be turned off.
import { useEffect, useRef } from './vendor/htm-preact-standalone.js';
import { pref, setPref } from './prefs.js';

const bound = new Set();
let first = null;

/** Are single keys on? ⌘K and Escape always are. */
export const keysOn = () => pref('keys', 'on') === 'on';
export const setKeysOn = (on) => setPref('keys', on ? 'on' : 'off');

/** What is bound now: [{group, keys: [[key, label]…]}], for the sheet that `?` opens. */
export const boundKeys = () =>
  [...bound].map(({ group, map }) => ({
    group,
    keys: Object.entries(map()).map(([key, { label }]) => [key, label]),
  }));

/**
 * Binds keys while the component is shown. `map` is {j: {label: 'Next', run}, 'g o': …, Enter: …};
 * a key that a later component binds wins.
 */
export function useKeys(group, map) {
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => {
    const entry = { group, map: () => latest.current };
    bound.add(entry);
    return () => bound.delete(entry);
  }, [group]);
}

const isTyping = (target) =>
  target.closest && target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog[open]');

function find(key) {
  for (const { map } of [...bound].reverse()) {
    const binding = map()[key];
    if (binding) return binding;
  }
  return null;
}

const isPrefix = (key) => [...bound].some(({ map }) => Object.keys(map()).some((name) => name.startsWith(key + ' ')));

function pressed(event) {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
  if (!keysOn() || isTyping(event.target) || document.querySelector('dialog[open]')) return;
  const onControl = event.target.closest && event.target.closest('a, button, summary');
  if (onControl && (event.key === 'Enter' || event.key === ' ')) return;
  const key = first ? first + ' ' + event.key : event.key;
  first = null;
  const binding = find(key);
  if (binding) {
    event.preventDefault();
    binding.run(event);
  } else if (isPrefix(key)) {
    first = key;
    setTimeout(() => (first = first === key ? null : first), 1200);
  }
}

addEventListener('keydown', pressed);
