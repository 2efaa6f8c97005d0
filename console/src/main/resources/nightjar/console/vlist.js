// A list of very many rows of which only those in sight are in the document.
import { html, useEffect, useLayoutEffect, useRef, useState } from './vendor/htm-preact-standalone.js';

const OVERSCAN = 6;
const MOST_ROWS = 60;

/**
 * rows: array, any length; rowHeight in pixels; keyOf(row); columns: header cells; renderRow(row, index) gives cells
 * (role="gridcell"); renderDetail(row) gives what the open row shows; openKey: which row is open;
 * selected: index; onSelect(index); onOpen(row);
 * onNearEnd(): more rows may be loaded; added: count of rows ever put in front, so that what is being read stays in place;
 * onTop(bool): whether the newest row is in sight; rowClass(row); footer(from, to): what stands below, given the rows in sight, from 1;
 * handle: a ref that gets {top(), focus()}.
 */
export function VirtualList(props) {
  const { rows, rowHeight = 28, keyOf, columns, renderRow, renderDetail, openKey, selected, label, added = 0, rowClass } = props;
  const scroller = useRef(null);
  const detail = useRef(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [detailHeight, setDetailHeight] = useState(0);
  const seen = useRef(added);
  const wasTop = useRef(true);

  const openIndex = openKey ? rows.findIndex((row) => keyOf(row) === openKey) : -1;
  const extra = openIndex >= 0 ? detailHeight : 0;
  const offset = (i) => i * rowHeight + (openIndex >= 0 && i > openIndex ? extra : 0);
  const head = columns ? 31 : 0;

  const page = Math.max(1, Math.floor((view.height - head) / rowHeight) - 1);

  const measure = () => {
    const el = scroller.current;
    if (!el) return;
    setView((old) => (old.top === el.scrollTop && old.height === el.clientHeight ? old
      : { top: el.scrollTop, height: el.clientHeight }));
    const top = el.scrollTop < rowHeight / 2;
    if (top !== wasTop.current) {
      wasTop.current = top;
      if (props.onTop) props.onTop(top);
    }
  };

  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);

  // Rows put in front move the scroll position by as much, unless the reader is at the top and wants the newest.
  // At the top nothing is read back from the document: that would lay it out twice a frame.
  useLayoutEffect(() => {
    const more = added - seen.current;
    seen.current = added;
    if (wasTop.current) return;
    if (more > 0) scroller.current.scrollTop += more * rowHeight;
    measure();
  }, [added, rows.length]);

  useLayoutEffect(() => {
    if (!detail.current) return undefined;
    const observer = new ResizeObserver(() => detail.current && setDetailHeight(detail.current.offsetHeight));
    observer.observe(detail.current);
    setDetailHeight(detail.current.offsetHeight);
    return () => observer.disconnect();
  }, [openIndex >= 0, openKey]);

  if (props.handle) {
    props.handle.current = { top: () => { scroller.current.scrollTop = 0; }, focus: () => scroller.current.focus() };
  }

  useEffect(() => {
    if (selected >= 0 && selected < rows.length) show(selected);
  }, [selected]);

  const show = (i) => {
    const el = scroller.current;
    const top = offset(i);
    if (top < el.scrollTop) el.scrollTop = top;
    else if (top + rowHeight > el.scrollTop + el.clientHeight - head) el.scrollTop = top + rowHeight - el.clientHeight + head;
  };

  const onKeyDown = (e) => {
    if (e.target !== scroller.current || e.ctrlKey || e.metaKey || e.altKey) return;
    const here = selected >= 0 ? selected : -1;
    const next = { j: here + 1, ArrowDown: here + 1, k: here - 1, ArrowUp: here - 1, PageDown: here + page, PageUp: here - page,
      Home: 0, End: rows.length - 1 }[e.key];
    if (next !== undefined) props.onSelect(Math.min(rows.length - 1, Math.max(0, next)));
    else if (e.key === 'Enter' && rows[here]) props.onOpen(rows[here]);
    else return;
    e.preventDefault();
    e.stopPropagation();
  };

  // The first row in sight: what is above an open row's detail counts plainly, what is below it less the detail.
  let first = Math.floor(view.top / rowHeight);
  if (openIndex >= 0 && first > openIndex) first = Math.max(openIndex, Math.floor((view.top - extra) / rowHeight));
  const seenRows = Math.ceil(view.height / rowHeight) + 1;
  const over = Math.max(0, Math.min(OVERSCAN, (MOST_ROWS - seenRows) >> 1)); // fewer on a tall screen, never less than what is in sight
  const slots = seenRows + 2 * over;
  first = Math.max(0, first - over);
  const end = Math.min(rows.length, first + slots);

  useEffect(() => {
    if (props.onNearEnd && rows.length && end >= rows.length - 20) props.onNearEnd();
  }, [end, rows.length]);

  const topRow = Math.min(rows.length, Math.floor(view.top / rowHeight) + 1);
  const lastRow = Math.min(rows.length, Math.round((view.top + view.height - head - extra) / rowHeight));
  const visible = [];
  for (let i = first; i < end; i++) visible.push(i);
  const active = selected >= first && selected < end ? `${label.replace(/\W+/g, '-')}-${selected}` : undefined;
  return html`<div class="vl" role="grid" tabindex="0" ref=${scroller} aria-label=${label} aria-rowcount=${rows.length + (columns ? 1 : 0)}
      aria-activedescendant=${active} onScroll=${measure} onKeyDown=${onKeyDown}>
    ${columns && html`<div class="vl-head" role="rowgroup"><div class="vl-cols" role="row" aria-rowindex="1">${columns}</div></div>`}
    <div class="vl-body" role="rowgroup" style=${{ height: `${rows.length * rowHeight + extra}px` }}>
      ${visible.map((i) => html`<div key=${i % slots} role="row" id=${`${label.replace(/\W+/g, '-')}-${i}`}
        class=${`vl-row vl-cols${i === selected ? ' sel' : ''}${i === openIndex ? ' open' : ''} ${rowClass ? rowClass(rows[i]) : ''}`}
        aria-rowindex=${i + 1 + (columns ? 1 : 0)} aria-selected=${i === selected}
        style=${{ transform: `translateY(${offset(i)}px)`, height: `${rowHeight}px` }}
        onClick=${() => { if (String(getSelection())) return; props.onSelect(i); props.onOpen(rows[i]); }}>${renderRow(rows[i], i)}</div>`)}
      ${openIndex >= 0 && html`<div key=${`d${openKey}`} ref=${detail} class="vl-detail" role="row"
        style=${{ transform: `translateY(${(openIndex + 1) * rowHeight}px)` }}><div role="gridcell">${renderDetail(rows[openIndex])}</div></div>`}
    </div>
  </div>
  ${props.footer && props.footer(topRow, Math.max(topRow, lastRow))}`;
}
