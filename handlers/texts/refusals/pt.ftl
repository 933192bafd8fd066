not-found = Não encontro a resposta nos meus artigos.
nearest = A frase mais próxima (talvez não responda):
nowhere = Em nenhum artigo: { $words }.
quoted-word = «{ $word }»
