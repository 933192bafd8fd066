not-found = No encuentro la respuesta en mis artículos.
nearest = La frase más cercana (quizá no responda):
nowhere = En ningún artículo: { $words }.
quoted-word = «{ $word }»
