// What five experts think of each made-up application, review by review: the same opinions in the
// tests of the terminal and in the windows.

export type Opinion = {
  /** In the order of the rubric's criteria. */
  readonly scores?: readonly number[];
  readonly decision?: string;
  /** True where this expert ticks the veto question of the review. */
  readonly veto?: boolean;
  /** A letter a target, in their order: M met, P partly, N not. */
  readonly targets?: string;
};

/** By application, then in the order of the experts. */
export type Opinions = Readonly<Record<string, readonly Opinion[]>>;

const scored = (...rows: readonly (readonly number[])[]): readonly Opinion[] =>
  rows.map((scores) => ({ scores }));
const cast = (...choices: readonly string[]): readonly Opinion[] =>
  choices.map((decision) => ({ decision }));
const recommended = (decision: string, rows: readonly Opinion[]): readonly Opinion[] =>
  rows.map((one) => ({ ...one, decision }));
const judged = (targets: string, rows: readonly Opinion[]): readonly Opinion[] =>
  rows.map((one) => ({ ...one, targets }));
const vetoed = (rows: readonly Opinion[], ...by: readonly number[]): readonly Opinion[] =>
  rows.map((one, index) => (by.includes(index) ? { ...one, veto: true } : one));

const [pass, fail] = ['PASS', 'FAIL'];
const [go, mend, stop] = ['CONTINUE', 'RECTIFY', 'STOP'];
const [yes, no, none] = ['RECOMMEND', 'DECLINE', 'ABSTAIN'];

export const opinionsOf: Readonly<Record<string, Opinions>> = {
  'cb-demand-listing': {
    'D-01': recommended(
      'LIST',
      scored(
        [23, 17, 18, 17, 14],
        [22.5, 16.5, 17, 18, 13.5],
        [24, 18, 17.5, 17, 14],
        [21, 16, 16, 16.5, 13],
        [23.5, 17, 18, 17.5, 14],
      ),
    ),
    'D-02': recommended(
      'REVISE',
      scored(
        [20, 14, 16, 13, 13],
        [18.5, 13, 15.5, 12.5, 12.5],
        [19, 14.5, 15, 13, 13],
        [17, 12, 14, 12, 12],
        [20.5, 14, 16, 13.5, 13],
      ),
    ),
    // High marks, and three of five see a prohibited export.
    'D-03': vetoed(
      recommended(
        'DECLINE',
        scored(
          [22, 18, 17, 16, 3],
          [21, 18, 16, 17, 2],
          [23, 19, 18, 17, 4],
          [20, 17, 16, 15, 1],
          [22, 18, 17, 17, 6],
        ),
      ),
      0,
      1,
      3,
    ),
    'D-04': vetoed(
      recommended(
        'REVISE',
        scored(
          [17, 12, 14, 12, 9],
          [18, 13, 14.5, 13, 10],
          [19, 14, 15, 14, 10.5],
          [16.5, 12, 13, 12, 8.5],
          [18, 13.5, 14, 13, 10],
        ),
      ),
      3,
    ),
  },
  'cb-award-argument': {
    'G-01': judgedBy([2, 2, 2, 2], cast(pass, pass, pass, pass, pass)),
    'G-02': judgedBy([1, 1, 1, 0], cast(pass, pass, pass, fail, fail)),
    'G-03': judgedBy([2, 1, 2, 2], cast(pass, pass, pass, pass, fail)),
  },
  'cb-midterm': {
    'M-01': judged('MMPMMM', cast(go, go, go, go, mend)),
    'M-02': judged('PMNMPP', cast(mend, mend, mend, go, stop)),
    'M-03': judged('NNNNN', cast(stop, stop, stop, stop, mend)),
    'M-04': judged('MPPMMP', cast(go, go, mend, mend, stop)),
  },
  'cb-performance': {
    'P-01': judged(
      'MMMMMM',
      scored(
        [28, 14, 9, 14, 14, 13.5],
        [28.5, 13.5, 9, 14, 13.5, 14],
        [27, 13, 8.5, 13.5, 14, 13],
        [29, 14.5, 9.5, 14, 14.5, 14],
        [28, 13.5, 9, 13.5, 14, 13],
      ),
    ),
    'P-02': judged(
      'MPMMMP',
      scored(
        [25, 10, 9, 13, 10, 9],
        [24.5, 10, 8.5, 12.5, 10.5, 8],
        [25, 9.5, 9, 12.5, 10, 9],
        [24, 10, 8.5, 12, 10, 8.5],
        [26, 10.5, 9, 13, 10, 8.5],
      ),
    ),
    'P-03': judged(
      'NNNPPN',
      scored(
        [19, 7, 6, 10, 9, 9],
        [18.5, 7, 6, 10, 9, 9],
        [20, 7, 6, 10, 9, 9],
        [18, 7, 6, 9.5, 9, 9],
        [19.5, 7, 6, 10, 9, 9],
      ),
    ),
  },
  'platform-rd-institute': {
    'R-01': recommended(
      yes,
      scored(
        [18, 17.5, 13, 13, 9, 9, 8.5],
        [17.5, 17, 13, 12.5, 9, 8.5, 8.5],
        [18.5, 18, 13.5, 13, 9, 9, 9],
        [17, 17, 12.5, 13, 8.5, 8.5, 8.5],
        [19, 19, 14, 14, 9.5, 9.5, 9],
      ),
    ),
    // The same totals twice: the tie chain asks for technical strength first.
    'R-02': recommended(
      'REVISE',
      scored(
        [14, 15, 11, 11, 7, 8, 7],
        [14.5, 15, 11, 11, 7, 8, 7.5],
        [13.5, 14.5, 10.5, 10.5, 7, 7.5, 7.5],
        [14, 15, 11, 10.5, 7, 8, 7],
        [15, 15.5, 11, 11.5, 7.5, 8, 7.5],
      ),
    ),
    'R-03': recommended(
      'REVISE',
      scored(
        [15, 14, 11, 11, 7, 8, 7],
        [15.5, 14, 11, 11, 7, 8, 7.5],
        [14.5, 13.5, 10.5, 10.5, 7, 7.5, 7.5],
        [15, 14, 11, 10.5, 7, 8, 7],
        [16, 14.5, 11, 11.5, 7.5, 8, 7.5],
      ),
    ),
  },
  'platform-joint-centre': {
    'C-01': recommended(
      yes,
      scored(
        [18, 16, 14, 14, 9, 9, 8],
        [17, 16, 13.5, 14, 9, 8.5, 8],
        [18.5, 16.5, 14, 14, 9, 9, 8.5],
        [17.5, 16, 13.5, 13.5, 9, 8.5, 8],
        [18, 16.5, 14, 14, 9, 9, 8],
      ),
    ),
    'C-02': recommended(
      'REVISE',
      scored(
        [16, 14, 12, 12, 8, 8, 7],
        [15, 14, 11.5, 12, 8, 7.5, 7],
        [16, 14.5, 12, 12.5, 8, 8, 7],
        [15.5, 14, 12, 11.5, 8, 7.5, 7],
        [16, 14, 12, 12, 8, 8, 7.5],
      ),
    ),
    'C-03': recommended(
      no,
      scored(
        [13, 13, 10, 9, 7, 7, 7],
        [12.5, 13, 10, 9, 7, 7, 6.5],
        [14, 13, 10.5, 9.5, 7, 7, 7],
        [12, 12.5, 10, 8.5, 7, 6.5, 6.5],
        [13, 13, 10, 9, 7.5, 7, 7],
      ),
    ),
  },
  // Equal to the end of the tie chain: they share the place.
  'platform-joint-lab': {
    'L-01': recommended(
      yes,
      scored(
        [16, 15, 12, 13, 8, 8, 8],
        [16.5, 15, 12, 13, 8, 8, 8.5],
        [15.5, 15, 12, 12.5, 8, 8, 8],
        [17, 15, 12, 13.5, 8, 8, 8.5],
        [15, 15, 12, 12, 8, 8, 8],
      ),
    ),
    'L-02': recommended(
      yes,
      scored(
        [16, 15, 12, 12, 8, 8, 9],
        [16.5, 15, 12, 12, 8, 8, 9.5],
        [15.5, 15, 12, 11.5, 8, 8, 9],
        [17, 15, 12, 12.5, 8, 8, 9.5],
        [15, 15, 12, 11, 8, 8, 9],
      ),
    ),
  },
  'platform-argued': {
    'A-01': cast(yes, yes, yes, yes, no),
    'A-02': cast(yes, yes, yes, none, none),
    'A-03': cast(yes, yes, yes, yes, none),
    'A-04': cast(no, no, no, no, yes),
  },
};

/** The same levels from everybody, beside each one's vote. */
function judgedBy(scores: readonly number[], rows: readonly Opinion[]): readonly Opinion[] {
  return rows.map((one) => ({ ...one, scores }));
}
