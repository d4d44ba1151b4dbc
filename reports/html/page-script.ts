/**
 * What the page does where scripts run: it unpacks the exchanges when somebody opens them, and filters them. Everything
 * that comes from a trace is put in as text, never as markup.
 */
export const pageScript = `
'use strict';
(() => {
  const shownAtOnce = 200;
  let unpacked;
  const unpack = () => (unpacked ??= (async () => {
    const text = document.getElementById('exchanges').textContent;
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return JSON.parse(await new Response(stream).text());
  })());
  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const moment = (atMs) => {
    const whole = Math.round(atMs), pad = (value, size) => String(value).padStart(size, '0');
    const hours = Math.floor(whole / 3600000), rest = pad(Math.floor(whole / 1000) % 60, 2) + '.' + pad(whole % 1000, 3);
    const minutes = Math.floor(whole / 60000) % 60;
    return hours ? hours + ':' + pad(minutes, 2) + ':' + rest : minutes + ':' + rest;
  };
  const body = (value) => value === null || value === undefined ? '' : JSON.stringify(value, null, 2);
  const exchange = ([atMs, tookMs, order, method, target, sent, answer, got, violations], words) => {
    const item = element('details', undefined, violations.length ? 'violated' : '');
    const line = moment(atMs) + ' ' + method + ' ' + target + ' ' + answer + ' (' + Math.round(tookMs) + ' ms) ' + order;
    item.append(element('summary', line));
    item.addEventListener('toggle', () => {
      if (item.childElementCount > 1) return;
      for (const [part, pointer, expected, found, place] of violations) {
        item.append(element('p', part + ' ' + pointer + ': ' + words.expected + ' ' + expected + ', ' + words.found + ' ' + found + ' (' + place + ')', 'violation'));
      }
      item.append(element('h5', words.request), element('pre', method + ' ' + target + '\\n' + body(sent)));
      item.append(element('h5', words.response), element('pre', answer + '\\n' + body(got)));
    });
    return item;
  };
  const show = (viewer, records) => {
    const words = viewer.dataset;
    const label = element('label', words.filter + ' ');
    const input = element('input');
    input.type = 'search';
    input.placeholder = words.hint;
    label.append(input);
    const list = element('div'), more = element('button', '…');
    more.type = 'button';
    let found = records, shown = 0;
    const next = () => {
      for (const record of found.slice(shown, shown + shownAtOnce)) list.append(exchange(record, words));
      shown = Math.min(found.length, shown + shownAtOnce);
      more.hidden = shown >= found.length;
      more.textContent = shown + ' / ' + found.length + ' …';
    };
    const filter = () => {
      const wanted = input.value.trim().toLowerCase();
      found = wanted === '' ? records : records.filter((record) =>
        (record[2] + ' ' + record[3] + ' ' + record[4] + ' ' + record[6]).toLowerCase().includes(wanted));
      shown = 0;
      list.replaceChildren();
      next();
    };
    input.addEventListener('input', filter);
    more.addEventListener('click', next);
    viewer.append(label, list, more);
    filter();
  };
  for (const viewer of document.querySelectorAll('details.viewer')) {
    viewer.addEventListener('toggle', async () => {
      if (viewer.dataset.filled) return;
      viewer.dataset.filled = 'yes';
      show(viewer, (await unpack())[Number(viewer.dataset.run)]);
    });
  }
})();
`

/** By which the policy of the page knows its own script: its SHA-256, which a test compares. */
export const pageScriptHash = 'sha256-JCtlme9AYdRzQH1p/m3POuOxe4PfdAcwdXyRam8Mxws='
