import { parseForecastParameters } from '../../core/forecast/forecast-parameters.ts';
import type { ForecastKnowledge } from '../../core/forecast/run-view.ts';
import { parseWorkCalendar } from '../../core/forecast/work-calendar.ts';
import { knowledgeFolder, readKnowledge } from './knowledge-folder.ts';

/** How forecasts are made, and the calendar they reckon with. */
export function loadForecast(folder = knowledgeFolder()): ForecastKnowledge {
  return {
    parameters: readKnowledge(parseForecastParameters, folder, 'forecast', 'outlook.json'),
    calendar: readCalendar(parseWorkCalendar, folder),
  };
}

/** The calendar as it is written. */
export function storedCalendar(folder = knowledgeFolder()): unknown {
  return readCalendar((input) => input, folder);
}

function readCalendar<T>(parse: (input: unknown) => T, folder: string): T {
  return readKnowledge(parse, folder, 'calendar', 'china-days-off.json');
}
