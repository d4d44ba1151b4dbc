import { Markup } from './markup.ts'

/** Shapes that the page draws more than once: the hatching of time lost, and the marks of a timeline. */
export const drawings: Markup = new Markup(
  `<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>
<pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M1.5 0V6"/></pattern>
<path id="mark-fault" d="M-5 1H5L0 11Z"/>
<path id="mark-finding" d="M-4.5 27 4.5 36M4.5 27-4.5 36"/>
<path id="mark-active" d="M0 10 6 18.5 .5 26V37H-.5V26L-6 18.5Z"/>
<path id="mark-refused" d="M-5 13.500H5V23.500H-5Z"/>
<circle id="mark-manual" cy="18.500" r="5.500"/>
</defs></svg>`,
)
