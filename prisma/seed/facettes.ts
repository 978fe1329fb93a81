type Famille = 'scenario' | 'theme' | 'public' | 'critere';

/** The closed lists of the scheme, in its order, which is that of the filters. */
export const facettes: Record<Famille, readonly string[]> = {
  scenario: ['Partenariat et Mise en réseau', 'Numérique', 'Information', 'Expérimentations locales'],
  theme: [
    'Santé',
    'Mobilité',
    'Emploi Formation',
    'Télécommunications',
    'Services spécialisés',
    'Solidarités',
    'Equipements ruraux',
  ],
  public: [
    'Empêchés',
    'Handicap',
    'Retraités',
    'En difficulté avec la langue',
    'Jeunes',
    "Entrepreneurs et créateurs d'activité",
    'Saisonniers',
  ],
  critere: [
    'Globalité / Accueil de premier niveau',
    'Information',
    'Simplicité / Prise de contact / Numérique',
    "Temps d'accès et transport",
    "Horaires et délais d'attente",
  ],
};
