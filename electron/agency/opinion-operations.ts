import type { Handlers } from '../../shared/ipc.ts';
import type { opinionOperations } from '../../shared/operations/opinion.ts';
import type { AgencyContext } from './agency-context.ts';
import { exportOpinion } from './export-opinion.ts';
import { approveOpinion, opinionView } from './opinion.ts';
import { recordAnswer, signAnswers } from './opinion-answers.ts';
import { fillOpinion, opinionPart, saveOpinionText, stepOpinionText } from './opinion-fields.ts';

/** What is done with the panel opinion. */
export function opinionHandlers(
  context: () => AgencyContext,
): Pick<Handlers<'agency'>, keyof typeof opinionOperations> {
  const view = (round: string) => opinionView(context().session, round);
  return {
    opinion: ({ round }) => view(round),
    opinionPart: (input) => opinionPart(context().session, input),
    saveOpinionText: (input) => saveOpinionText(context().session, input),
    stepOpinionText: (input) => stepOpinionText(context().session, input),
    fillOpinion({ round }) {
      fillOpinion(context().session, round);
      return view(round);
    },
    approveOpinion({ round }) {
      approveOpinion(context().session, round);
      return view(round);
    },
    recordAnswer(input) {
      recordAnswer(context().session, input);
      return view(input.round);
    },
    signAnswers({ round }) {
      signAnswers(context().session, round);
      return view(round);
    },
    exportOpinion: (input) => exportOpinion(context(), input),
  };
}
