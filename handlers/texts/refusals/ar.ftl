not-found = لم أجد الجواب في مقالاتي.
nearest = أقرب جملة (قد لا تكون الجواب):
nowhere = لا ترد في أي مقال: { $words }.
quoted-word = «{ $word }»
