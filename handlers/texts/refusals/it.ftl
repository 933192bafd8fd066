not-found = Non trovo la risposta nei miei articoli.
nearest = La frase più vicina (forse non risponde):
nowhere = In nessun articolo: { $words }.
quoted-word = «{ $word }»
