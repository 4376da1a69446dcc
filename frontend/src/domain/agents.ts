// In this order: each names the ones after it, too.
const BROWSERS: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Microsoft Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** The browser and the system that a `User-Agent` names; empty where it names none of these. */
export function agentOf(agent: string): { browser: string; system: string } {
  const named = (known: [RegExp, string][]) => known.find(([sign]) => sign.test(agent))?.[1] ?? ''
  return { browser: named(BROWSERS), system: named(SYSTEMS) }
}
