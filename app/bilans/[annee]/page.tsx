import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

type Props = { params: Promise<{ annee: string }>; searchParams: SearchParams };

export default async function ShortBilanPage({ params, searchParams }: Props) {
  const { annee } = await params;
  return redirectToSchema(`/bilans/${encodeURIComponent(annee)}`, await searchParamsOf(searchParams));
}
