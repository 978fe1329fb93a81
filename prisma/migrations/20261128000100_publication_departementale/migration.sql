-- The minutes of a local body stay among those who read them: only those of the département's bodies are published. What is
-- published already stays until it is taken off.
alter policy ecriture on compte_rendu_public with check (seance_id = any (array(select acces.seances_ecrites()))
  and seance_id in (select s.id from seance s join instance i on i.id = s.instance_id where s.etat = 'approuve' and i.epci_id is null));
