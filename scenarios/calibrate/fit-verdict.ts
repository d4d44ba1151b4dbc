/** Whether the twin takes as long as the traces; with too few samples on either side nobody can say. */
export type FitVerdict = 'fits' | 'differs' | 'too-few'
