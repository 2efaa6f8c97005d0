// Text out of logs: always text nodes, and nothing in it stays invisible.
import { html } from './vendor/htm-preact-standalone.js';

// C0 without tab and newline, DEL and C1, and what reorders or hides text.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;
/** What stands for a value that was redacted; a token may follow. */
const MARKERS = 'EMAIL|IP|CREDIT_CARD|SSN|IBAN|MAC|SECRET|PHONE|PERSON|LOCATION|DATE_OF_BIRTH|PASSPORT|DRIVER_LICENSE|BANK_NUMBER|CRYPTO|ITIN'
  + '|MEDICAL_LICENSE|(?:UK|ES|IT|PL|SG|AU|IN|FI|KR|TH)_[A-Z_]+|NATIONAL_ID';
const PIECES = new RegExp(`(${UNSEEN.source})|(\\[(?:${MARKERS})\\](?: [0-9a-f]{8}\\b)?)|(<\\*>)`, 'g');

const code = (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0');

/** The text with every control and bidi character written as an escape such as \u202e. */
export const visible = (text) => String(text ?? '').replace(new RegExp(UNSEEN.source, 'g'), code);

function pieces(text, slots) {
  const nodes = [];
  let done = 0;
  for (const match of text.matchAll(PIECES)) {
    if (match[3] && !slots) continue;
    if (match.index > done) nodes.push(text.slice(done, match.index));
    if (match[1]) nodes.push(html`<span class="esc">${code(match[1])}</span>`);
    else if (match[2]) nodes.push(html`<span class="pii">${match[2].replace(/[[\]]/g, '')}</span>`);
    else nodes.push(html`<i class="p">*</i>`);
    done = match.index + match[0].length;
  }
  nodes.push(text.slice(done));
  return nodes;
}

/** A log line, at most `max` characters of it. */
export function LogText({ text, max = 2000 }) {
  const whole = String(text ?? '');
  return html`<span class="logtext" dir="ltr">${pieces(whole.slice(0, max), false)}${whole.length > max && html`<span class="mut"> … ${whole.length - max} more</span>`}</span>`;
}

/** A pattern: its slots as chips. */
export const PatternText = ({ text, max = 2000 }) =>
  html`<span class="logtext" dir="ltr">${pieces(String(text ?? '').slice(0, max), true)}</span>`;
