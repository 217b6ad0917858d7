import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import auditEn from './audit.en.json'
import en from './en.json'
import figuresEn from './figures.en.json'
import historyEn from './history.en.json'
import paneEn from './pane.en.json'
import practiceEn from './practice.en.json'
import queueEn from './queue.en.json'
import wellbeingEn from './wellbeing.en.json'

/** Sets up the interface's messages. English is complete; a missing key in another language falls back to it. */
export async function startMessages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: {
      en: {
        translation: {
          ...en,
          audit: auditEn,
          pane: paneEn,
          practice: practiceEn,
          queue: queueEn,
          history: historyEn,
          figures: figuresEn,
          wellbeing: wellbeingEn,
        },
      },
    },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}
