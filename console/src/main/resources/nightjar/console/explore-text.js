// A message cut into what is constant, what varies and what was searched for. Text stays text: these are strings for text nodes.

import { OWN, termsOf } from './explore-query.js';

const SLOT = /<(?:\*|\.\.\.|[A-Za-z][\w.-]{0,23})>/g;
const LIKELY = /\[(?:EMAIL|IP|CREDIT_CARD|SSN|IBAN|MAC|SECRET)[^\]\s]{0,24}\]|\b(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|\w+_-?\d{3,}|0x[0-9a-f]+|\d+(?:[.,:]\d+)*(?:ms|s|%|[KMG]i?B)?)\b/gi;
const MOST_PARTS = 80;

/** A pattern's text as parts: {text, slot}. */
function patternParts(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(SLOT)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), slot: false });
    parts.push({ text: match[0].slice(1, -1) === '*' ? '∗' : match[0].slice(1, -1), slot: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), slot: false });
  return parts;
}

/** Message split by the pattern's constants found in their order, or null when they are not all there. */
function byPattern(message, pattern) {
  const parts = [];
  let at = 0;
  let open = false;
  for (const part of patternParts(pattern)) {
    if (part.slot) { open = true; continue; }
    const constant = part.text.trim();
    if (!constant) continue;
    const found = message.indexOf(constant, at);
    if (found < 0 || (!open && message.slice(at, found).trim())) return null;
    if (found > at) pushValue(parts, message.slice(at, found), open);
    parts.push({ text: constant, value: false });
    at = found + constant.length;
    open = false;
  }
  if (at < message.length) pushValue(parts, message.slice(at), open);
  return parts;
}

/** Blanks around a value are no part of it. */
function pushValue(parts, text, value) {
  const body = text.trim();
  if (!value || !body) { parts.push({ text, value: false }); return; }
  const start = text.indexOf(body);
  if (start) parts.push({ text: text.slice(0, start), value: false });
  parts.push({ text: body, value: true });
  if (start + body.length < text.length) parts.push({ text: text.slice(start + body.length), value: false });
}

function byLook(message) {
  const parts = [];
  let end = 0;
  for (const match of message.matchAll(LIKELY)) {
    if (match.index > end) parts.push({ text: message.slice(end, match.index), value: false });
    parts.push({ text: match[0], value: true });
    end = match.index + match[0].length;
    if (parts.length > MOST_PARTS) break;
  }
  if (end < message.length) parts.push({ text: message.slice(end), value: false });
  return parts;
}

/** What a query looks for, as one expression that matches any of its words and phrases; null when it looks for none. */
export function wordsOf(query) {
  const found = wordList(query || '').filter((word) => word.length > 1);
  if (!found.length) return null;
  return new RegExp(found.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi');
}

function wordList(query) {
  const words = [];
  const terms = termsOf(query);
  terms.forEach((term, i) => {
    if (/^(OR|AND|NOT)$/.test(term) || term[0] === '-' || terms[i - 1] === 'NOT') return;
    if (term[0] === '(') words.push(...wordList(term.slice(1, -1)));
    else if (term[0] === '"') words.push(term.slice(1, -1).replace(/""/g, '"'));
    else if (!/^\w+:|^[\w.@-]+[<>=]|^\//.test(term)) words.push(term);
  });
  return words;
}

function withHits(parts, words) {
  if (!words) return parts;
  const out = [];
  for (const part of parts) {
    let end = 0;
    for (const match of part.text.matchAll(words)) {
      if (match.index > end) out.push({ ...part, text: part.text.slice(end, match.index) });
      out.push({ ...part, text: match[0], hit: true });
      end = match.index + match[0].length;
      if (out.length > MOST_PARTS * 2) break;
    }
    if (end < part.text.length) out.push(end ? { ...part, text: part.text.slice(end) } : part);
  }
  return out;
}

/** Parts of a message: {text, value, hit}. pattern: its pattern's text, or undefined; words: from {@link wordsOf}. */
export function messageParts(message, pattern, words) {
  return withHits((pattern && byPattern(message, pattern)) || byLook(message), words);
}

const IDS = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,64}\b|\b[a-z]\w*_-?\d{3,}\b|(?<![\w.-])[a-z]+-\d{3,}(?![\w-])/gi;
const NAMED_IDS = /[\w.-]*(?:id|trace|span|session|request|order)["']?\s*[=:]\s*["']?((?=[\w-]*\d)[\w-]{4,64})/gi;
const MOST_IDS = 6;

const FIELDS = /"([\w.@-]{1,40})"\s*:\s*(?:"([^"\\]{1,80})"|([-\w.]{1,80}))|(?<![\w.@-])([a-z_][\w.@-]{0,39})=(?:"([^"\\]{1,80})"|([^\s,;&"'{}[\]()]{1,80}))/gi;
/** Nobody looks for other lines with the same of these. */
const UNIQUE = /^(ts|time|@?timestamp|msg|message)$/i;
const MOST_FIELDS = 12;

/** Fields in a text, as the query language finds them: [name, value], each once. */
export function fieldsIn(text) {
  const fields = new Map();
  for (const [, json, quoted, bare, name, inQuotes, plain] of text.matchAll(FIELDS)) {
    const value = (quoted || bare || inQuotes || plain).replace(/[.:]+$/, '');
    if (value && fields.size < MOST_FIELDS && !OWN.test(json || name) && !UNIQUE.test(json || name)) fields.set(json || name, value);
  }
  return [...fields];
}

/** Values in a text that look like the id of something: each once and whole, those with a name first. */
export function idsIn(text) {
  const ids = [...[...text.matchAll(NAMED_IDS)].map((m) => m[1]), ...[...text.matchAll(IDS)].map((m) => m[0])];
  return [...new Set(ids)].filter((id) => !ids.some((other) => other !== id && other.includes(id))).slice(0, MOST_IDS);
}
