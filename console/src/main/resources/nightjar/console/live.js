// One event stream for the whole console: how Nightjar stands, and incidents as they change.
import { useEffect, useState } from './vendor/htm-preact-standalone.js';
import { stream } from './api.js';

const BEAT_MS = 5000;

let now = { state: 'connecting', status: null, beat: 0, incident: null };
let end = null;
let lastBeat = 0;
const listeners = new Set();

function change(part) {
  now = { ...now, ...part };
  for (const listener of listeners) listener(now);
}

function heardStatus(status) {
  const due = Date.now() - lastBeat >= BEAT_MS && !document.hidden;
  if (due) lastBeat = Date.now();
  change({ status, beat: now.beat + (due ? 1 : 0) });
}

function heardIncident(incident) {
  lastBeat = Date.now();
  change({ incident, beat: now.beat + 1 });
}

/** Starts or ends the stream; what was last heard stays. */
export function setLive(on) {
  if (on && !end) {
    end = stream(
      { topics: 'status,incidents' },
      { status: heardStatus, incident: heardIncident },
      (state) => change({ state }),
    );
  } else if (!on && end) {
    end();
    end = null;
    change({ state: 'off' });
  } else if (!on) {
    change({ state: 'off' });
  }
}

/**
 * {state: 'connecting' | 'live' | 'lost' | 'off', status: the last status event or null, incident:
 * the last incident event or null, beat}. `beat` goes up when an incident changed, and every five
 * seconds while lines are read and the page is seen: give it to `useApi` to stay up to date.
 */
export function useLive() {
  const [seen, see] = useState(now);
  useEffect(() => {
    listeners.add(see);
    see(now);
    return () => listeners.delete(see);
  }, []);
  return seen;
}
