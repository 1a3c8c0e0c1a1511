import { awardArgument } from './award-argument.ts';
import { demandListing } from './demand-listing.ts';
import { arguedTrack, jointCentre, jointLab, rdInstitute } from './platforms.ts';
import { midterm, performance } from './running-projects.ts';
import type { SampleReview } from './sample-review.ts';

/** Every review of the programmes but 预评审, whose sample is larger and stands by itself. */
export const sampleReviews: readonly SampleReview[] = [
  demandListing,
  awardArgument,
  midterm,
  performance,
  rdInstitute,
  jointCentre,
  jointLab,
  arguedTrack,
];
