not-found = In meinen Artikeln finde ich keine Antwort.
nearest = Der nächstliegende Satz (er antwortet vielleicht nicht):
nowhere = In keinem Artikel: { $words }.
quoted-word = „{ $word }“
