import { auckland, aYearIn } from './year.js';

aYearIn(auckland);
