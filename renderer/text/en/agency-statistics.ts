/** Words of the charts, of agreement and robustness, and of long lists in results. */
export const agencyStatistics = {
  statistics: {
    tab: 'Agreement and robustness',
    chartsTab: 'Distribution',
    advisory: 'Advisory: nothing here changes a score, a place or an outcome',
    advisoryText:
      'Computed from the latest result; the seed {{seed}} of the {{resamples}} resamples comes from its hash, so that every machine draws the same.',
    distribution: 'How the scores of each application lie',
    distributionText:
      'A dot is one expert’s total, a hollow dot one that the rule drops, the bar is the score; the figures stand at the right.',
    figures: 'The figures as a table',
    severity: 'Severity of the experts',
    agreement: 'Agreement',
    robustness: 'Robustness of places',
    of: 'Of',
    totals: 'Totals',
    lot: 'Lot',
    note: 'Note',
    wholeRound: 'Whole round',
    level: { nominal: 'nominal', ordinal: 'ordinal', interval: 'interval', ratio: 'ratio' },
    votes:
      'Votes or recommendations: Fleiss κ {{fleiss}}, Conger κ {{conger}}, α nominal {{alpha}}',
    bands: 'Beside real panels (no threshold): ',
    notRobust: 'Not robust: the ways name different firsts',
    firstCaption: 'Who each way would put first in {{lot}}',
    without: 'First changes without',
    before: 'Previous page',
    after: 'Next page',
    shown: '{{from}}–{{to}} of {{total}}',
    find: 'Find by lot, application id or title',
    noneFound: 'No lot and no application matches.',
    outcome: 'Outcome',
    undecided: 'without panel decisions: {{printed}}, place {{place}}',
    targets: '{{count}} targets; each stands under “Why”',
    json: 'Complete data (JSON)',
    jsonText:
      'The signed content, the rule, every step of every figure and the statistics, for other programs to check; exact figures are fractions as text.',
    exportJson: 'Export JSON…',
    internal: 'Internal (names experts)',
    public: 'For publication (no expert, no single sheet)',
    publicText:
      'Places, scores or votes and outcomes of the applications, the rule and the hashes.',
    exportPublicReport: 'Export PDF for publication…',
    exportPublicXlsx: 'Export xlsx for publication…',
    exportPublicCsv: 'Export csv for publication…',
  },
} as const;
