import { type Item, on } from '../item.ts'

/** Posts that deceive, some of them with hidden or look-alike characters. */
export const fraudTexts: Item[] = [
  {
    task: {
      id: 'cuenta-bloqueada',
      content: {
        kind: 'text',
        // Cyrillic а and о in the address, zero-width spaces in the words that filters look for.
        text: 'AVISO URGENTE ⚠️ Su cuen\u200Bta ha sido blo\u200Bqueada por movimientos sospechosos.\n\nConfirme su identidad antes de las 18:00 o perderá el acceso:\n\n👉 https://www.b\u0430nc\u043E-sereno.example/verificar\n\nTenga a mano su tar\u200Bjeta y el código SMS. No responda a este mensaje.',
      },
      context: {
        author: {
          name: 'Banco Sereno ✓ Oficial',
          joined: '2026-11',
          followers: 4,
          posts: 1140,
          violations: 0,
          note: 'The check mark is a character in the name, not a verification.',
        },
        postedAt: on(17, '16:44'),
        market: 'ES',
        reports: [{ reason: 'Phishing', count: 12 }],
        views: 5400,
      },
      signals: [
        { source: 'link-check', label: 'fraud.phishing', title: 'Address mixes scripts', score: 0.99 },
        { source: 'text-safety 4', label: 'fraud.phishing', title: 'Phishing text', score: 0.35 },
      ],
      language: 'es',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['fraud.phishing', 'fraud.impersonation'],
        rationale:
          'Cyrillic letters in the address, zero-width spaces against filters, asks for card and SMS code in a bank’s name.',
      },
    },
  },
  {
    task: {
      id: 'invoice-photo',
      content: {
        kind: 'text',
        // The right-to-left override makes “…\u202Egpj.exe” read as “…exe.jpg”.
        text: 'hi! here is the photo of your damaged parcel, please check and confirm the address 🙂\n\nphoto_parcel_\u202Egpj.exe\n\n(open it on the computer, the phone does not show it)',
      },
      context: {
        title: 'Direct message to a shop',
        author: { name: 'delivery.dept', joined: '2026-10', followers: 0, posts: 388, violations: 1 },
        postedAt: on(16, '09:03'),
        market: 'PL',
        reports: [{ reason: 'Malware', count: 2 }],
        views: 1,
      },
      signals: [
        { source: 'text-safety 4', label: 'integrity.bulk-spam', title: 'Unsolicited message', score: 0.4 },
      ],
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['fraud.phishing'],
        rationale: 'A right-to-left override turns “gpj.exe” around, so that a program looks like a picture.',
      },
    },
  },
  {
    task: {
      id: 'gold-group',
      content: {
        kind: 'text',
        text: '💰💰 فرصة العمر 💰💰\n\nمجموعة «الذهب الذكي» تضمن لك ربحًا يوميًا ٧٪ بدون أي مخاطرة!\n✅ ادفع ٥٠٠ واسحب ٦٠٠٠ بعد أسبوعين\n✅ مكافأة ٥٠ عن كل صديق تضيفه\n✅ مرخّصون في ١٤ دولة 🌍\n\nالأماكن محدودة ⏳ تواصل مع المدير على الرقم 5550155\n#استثمار #ذهب #حرية_مالية',
      },
      context: {
        author: { name: 'الذهب الذكي | رسمي', joined: '2026-08', followers: 9100, posts: 730, violations: 1 },
        postedAt: on(17, '18:20'),
        market: 'EG',
        reports: [{ reason: 'احتيال', note: 'لم أستطع سحب أموالي', count: 7 }],
        views: 33_000,
      },
      signals: [
        {
          source: 'text-safety 4',
          label: 'fraud.money-scheme',
          title: 'Guaranteed daily return',
          score: 0.81,
        },
      ],
      language: 'ar',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['fraud.money-scheme'],
        rationale: 'Guaranteed 7 % a day without risk, reward for recruiting, private contact: a pyramid.',
      },
    },
  },
  {
    task: {
      id: 'offre-d-emploi',
      content: {
        kind: 'text',
        text: 'RECRUTEMENT IMMÉDIAT 🏠 Saisie de données à domicile, 2 h par jour, 3 400 €/mois, aucune expérience demandée.\n\nPour réserver votre poste, réglez les 79 € du kit de formation (remboursés avec le premier salaire, promis). Paiement par carte cadeau uniquement. Écrivez à Mme Delorme : rh@emploi-facile.example',
      },
      context: {
        author: { name: 'Emploi Facile RH', joined: '2026-09', followers: 120, posts: 84, violations: 0 },
        postedAt: on(15, '10:10'),
        market: 'BE',
        reports: [{ reason: 'Arnaque', count: 3 }],
        views: 1480,
      },
      signals: [{ source: 'text-safety 4', label: 'fraud.money-scheme', title: 'Advance fee', score: 0.69 }],
      language: 'fr',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['fraud.money-scheme'],
        rationale: 'A job that must be paid for in advance, by gift card.',
      },
    },
  },
  {
    task: {
      id: 'knit-restock',
      content: {
        kind: 'text',
        text: '🧶🧶 RESTOCK!! merino sale −70 % → yarn-barn.example 🧶🧶\n#yarn #news #football #storm #election #cats #recipe #love #music #harwick #fyp #win',
      },
      context: {
        title: 'Reply under “Missing child found safe”',
        author: {
          name: 'yarnbarn_deals',
          joined: '2026-06',
          followers: 31,
          posts: 4870,
          violations: 1,
          note: 'Same text under 43 unrelated posts today.',
        },
        postedAt: on(17, '12:12'),
        market: 'GB',
        reports: [{ reason: 'Spam', count: 6 }],
        views: 260,
      },
      signals: [
        {
          source: 'account-behaviour',
          label: 'integrity.bulk-spam',
          title: 'Same post 43 times',
          score: 0.97,
        },
      ],
      language: 'en',
      severity: 1,
      expected: {
        verdict: 'violation',
        labels: ['integrity.bulk-spam'],
        rationale: 'Repeated, irrelevant, tag stuffing.',
      },
    },
  },
  {
    task: {
      id: 'menu-tonight',
      content: {
        kind: 'text',
        text: '🌃 menu tonight 🌃\n❄️ 60 / 110\n🍃 40 (dense)\n🍬 10 each\n🚗💨 drop anywhere in Harwick till 2am\nnew clients: screenshot of a friend who knows me\n📲 555-0131 no calls',
      },
      context: {
        author: { name: 'winter.wonder.h', joined: '2026-10', followers: 203, posts: 12, violations: 1 },
        postedAt: on(14, '20:31'),
        market: 'GB',
        reports: [{ reason: 'Sells drugs', count: 2 }],
        views: 510,
      },
      signals: [
        { source: 'text-safety 4', label: 'goods.drugs', title: 'Drug sale in code', score: 0.55 },
        { source: 'text-safety 4', title: 'Winter sport', score: 0.61 },
      ],
      language: 'en',
      severity: 3,
      expected: {
        verdict: 'violation',
        labels: ['goods.drugs'],
        rationale:
          'Prices, delivery, contact and vetting of clients: the emoji are a code here, not about skiing.',
      },
    },
  },
]
