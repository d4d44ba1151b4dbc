/** How the page looks: by day and by night, on paper, on a phone. */
export const pageStyle = `
:root{color-scheme:light dark;--page:#fcfcfd;--ink:#1c2430;--faint:#5b6675;--line:#d9dee6;--card:#fff;--accent:#1f5fbf;
--good:#1b7a3d;--bad:#b3261e;--warn:#8a5a00;--none:#66707d;
--queue:#8b93a1;--accept:#b07aa1;--create:#4e79a7;--install:#2f9e8f;--network:#76b041;--notice:#e0912f;--activate:#c8505a}
@media (prefers-color-scheme:dark){:root{--page:#12161c;--ink:#e4e9f0;--faint:#9aa6b5;--line:#2c3440;--card:#191f27;--accent:#82b1ff;
--good:#58c481;--bad:#ff8a80;--warn:#e0b050;--none:#9aa6b5;
--queue:#8b93a1;--accept:#c79abb;--create:#7ba6d6;--install:#4cc2b2;--network:#95cf63;--notice:#f0ab55;--activate:#ea7680}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1rem 1.25rem 4rem;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:var(--accent)}
h1{font-size:1.5rem;margin:.5rem 0 1rem}h2{font-size:1.2rem;margin:2.2rem 0 .6rem;padding-top:.6rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.4rem 0 .4rem}h4{font-size:.95rem;margin:1.1rem 0 .3rem}h5{font-size:.85rem;margin:.6rem 0 .2rem}
small{color:var(--faint);font-size:.8rem}.noted{display:block}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.4rem .8rem}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;padding:0;margin:0}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;min-width:50%}caption{text-align:left;color:var(--faint);font-size:.85rem}
th,td{padding:.3rem .7rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);font-weight:400}
tbody th{min-width:9rem}.timing thead th+th{text-align:right}
thead th{color:var(--faint);font-size:.85rem;white-space:nowrap}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.timing td,.timing th{padding-right:1rem}
.tiles{display:flex;flex-wrap:wrap;gap:.6rem;list-style:none;padding:0}
.tile{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--none);border-radius:6px;padding:.4rem .9rem}
.tile b{font-size:1.4rem;margin-right:.3rem}.tile.none{color:var(--faint);border-left-color:var(--line)!important}
.tile.passed{border-left-color:var(--good)}.tile.failed{border-left-color:var(--bad)}.tile.errored{border-left-color:var(--warn)}
.badge{border:1px solid currentColor;border-radius:4px;padding:0 .4rem;font-size:.85rem;white-space:nowrap;color:var(--none)}
.badge.passed{color:var(--good)}.badge.failed{color:var(--bad);font-weight:600}.badge.errored{color:var(--warn)}
code,pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
code{overflow-wrap:anywhere}
pre{background:var(--card);border:1px solid var(--line);border-radius:4px;padding:.5rem .7rem;overflow-x:auto;margin:.2rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
mark{background:#ffd54f;color:#1c2430}
.violation{color:var(--bad)}
details{margin:.25rem 0}summary{cursor:pointer;overflow-wrap:anywhere}
.run{border:1px solid var(--line);background:var(--card);border-radius:8px;padding:.3rem 1rem;margin:.6rem 0}
.run>summary h3{display:inline;font-size:1rem;margin:0}
.findings>li{margin:.6rem 0}.findings p{margin:.15rem 0;overflow-wrap:anywhere}
.meter{display:inline-block;width:12rem;height:.6rem;background:var(--line);border-radius:3px;margin-left:.8rem;overflow:hidden}
.meter span{display:block;height:100%;background:var(--good)}
.plots{display:flex;flex-wrap:wrap;gap:1rem}
figure{margin:.4rem 0;width:280px;max-width:100%}figcaption{font-size:.85rem;color:var(--faint)}
figure svg{width:100%;height:96px;background:var(--card);border:1px solid var(--line);fill:var(--create)}
.share{fill:none;stroke:var(--notice);stroke-width:2}
.axis{display:flex;justify-content:space-between;font-size:.75rem;color:var(--faint)}
.waterfall{width:100%}.waterfall th{white-space:nowrap;width:1%}.waterfall .drawn{width:100%;min-width:20rem;padding-right:1rem}
.waterfall svg{width:100%;height:30px;display:block}.waterfall .broken th{color:var(--bad);font-weight:600}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;padding:0;font-size:.85rem}
.legend i{display:inline-block;width:.8rem;height:.8rem;border-radius:2px;margin-right:.3rem;vertical-align:-1px}
.queue{fill:var(--queue);background:var(--queue)}.accept{fill:var(--accept);background:var(--accept)}
.create{fill:var(--create);background:var(--create)}.install{fill:var(--install);background:var(--install)}
.network{fill:var(--network);background:var(--network)}.activate{fill:var(--activate);background:var(--activate)}
.notice{fill:url(#hatched);background:repeating-linear-gradient(45deg,var(--notice) 0 3px,transparent 3px 6px)}
#hatched path{stroke:var(--notice);stroke-width:3}
.tick-read{fill:var(--faint);background:var(--faint)}.tick-change{fill:var(--ink);background:var(--ink)}
.tick-failed{fill:var(--bad)}.mark{fill:var(--bad);background:var(--bad)}i.mark{border-radius:50%}
input{font:inherit;padding:.2rem .5rem;width:20rem;max-width:100%}button{font:inherit;margin:.4rem 0}
.violated>summary{color:var(--bad)}
.heat{min-width:0;border-collapse:separate;border-spacing:2px}.heat thead th{border:0}.heat thead th+th{writing-mode:vertical-rl;transform:rotate(180deg);padding:.3rem .1rem}
.heat td{min-width:1.5rem;height:1.5rem;padding:0;text-align:center;border:0;border-radius:3px}.heat tbody th{border:0;white-space:nowrap;padding:0 .6rem 0 0}
.heat .held{color:var(--good);background:color-mix(in srgb,var(--good) 14%,transparent)}.heat .broken{background:var(--bad);color:var(--page);font-weight:700}
.heat .by-design{color:var(--warn);background:color-mix(in srgb,var(--warn) 18%,transparent)}.heat .unreachable{background:color-mix(in srgb,var(--none) 12%,transparent)}.heat .errored{outline:2px solid var(--warn);color:var(--warn)}
@media (max-width:40rem){body{padding:.6rem .7rem 3rem}th,td{padding-right:.45rem}figure{width:100%}#overview tbody th{min-width:0;overflow-wrap:anywhere}
#overview tr>:nth-child(4),#overview tr>:nth-child(5),#overview tr>:nth-child(6){display:none}}
@media print{body{max-width:none;font-size:11px}nav,.viewer,.skip,noscript{display:none}details>*{display:block}.run{break-inside:avoid}a{color:inherit;text-decoration:none}}
`
