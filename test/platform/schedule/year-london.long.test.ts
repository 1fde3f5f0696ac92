import { aYearIn, london } from './year.js';

aYearIn(london);
